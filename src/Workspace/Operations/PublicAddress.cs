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

    public string Link(string path) => new Uri(Uri, path).ToString();
}

/// <summary>A setting that stops the start, in a sentence that says what to do.</summary>
public sealed class SettingException(string message) : Exception(message);
