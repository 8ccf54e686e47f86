namespace Workspace.Operations;

/// <summary>The address people type. Plain http is for this machine only; anything else must be https.</summary>
public sealed class PublicAddress
{
    public PublicAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || (uri.Scheme == "http" && !uri.IsLoopback))
        {
            throw new SettingException($"WORKSPACE_URL is '{address}'. Give an https address, or http://localhost with a port.");
        }

        Uri = uri;
    }

    public Uri Uri { get; }

    public bool IsHttps => Uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>True where the browser says that a page of ours asks; on this machine also a page at the address that was asked.</summary>
    public bool IsOriginOf(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin == Uri.GetLeftPart(UriPartial.Authority) || (Uri.IsLoopback && origin == $"{request.Scheme}://{request.Host}"));

    /// <summary>True where our script asks: a foreign page can neither set the header nor hide where it comes from.</summary>
    public bool IsOurScript(HttpRequest request) =>
        request.Headers["X-Requested-With"] == "workspace"
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && (request.Headers.Origin.ToString().Length == 0 || IsOriginOf(request));

    public string Link(string path) => new Uri(Uri, path).ToString();
}

/// <summary>A setting that stops the start, in a sentence that says what to do.</summary>
public sealed class SettingException(string message) : Exception(message);
