using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Workspace.Tests.Support;

/// <summary>What a browser shows.</summary>
public sealed record Page(Browser Browser, HttpStatusCode Status, Uri Address, HttpResponseHeaders Headers, IHtmlDocument Document)
{
    public string Path => Address.PathAndQuery;

    /// <summary>What is read in the main part, with white space folded.</summary>
    public string Text => Fold(Document.QuerySelector("main")?.TextContent ?? Document.Body?.TextContent ?? "");

    /// <summary>The same of the whole page, shell included.</summary>
    public string AllText => Fold(Document.Body?.TextContent ?? "");

    public string Title => Fold(Document.QuerySelector("h1")?.TextContent ?? "");

    public IElement Find(string css) => Document.QuerySelector(css) ?? throw new InvalidOperationException($"Nothing matches '{css}' on {Path} ({Status}):\n{Document.Body?.InnerHtml}");

    public bool Has(string css) => Document.QuerySelector(css) is not null;

    public IReadOnlyList<string> All(string css) => [.. Document.QuerySelectorAll(css).Select(e => Fold(e.TextContent))];

    /// <summary>Follows the first link with this text.</summary>
    public Task<Page> ClickAsync(string link)
    {
        var target = Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Fold(a.TextContent).Contains(link, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No link '{link}' on {Path}:\n{AllText}");
        return Browser.GetAsync(new Uri(Address, target.GetAttribute("href")).PathAndQuery);
    }

    /// <summary>Presses the button with this text, in the form it stands in, after filling in the fields named.</summary>
    public Task<Page> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        var pressed = Document.QuerySelectorAll("button").OfType<IHtmlButtonElement>().FirstOrDefault(b => Fold(b.TextContent).Contains(button, StringComparison.Ordinal) && FormOf(b) is not null)
            ?? throw new InvalidOperationException($"No button '{button}' on {Path} ({Status}):\n{AllText}");
        return SubmitAsync(FormOf(pressed)!, pressed, fields, []);
    }

    /// <summary>The same with files chosen: field, file name, content.</summary>
    public Task<Page> UploadAsync(string button, (string Name, string File, byte[] Content) file, params (string Name, string Value)[] fields)
    {
        var pressed = Document.QuerySelectorAll("button").OfType<IHtmlButtonElement>().First(b => Fold(b.TextContent).Contains(button, StringComparison.Ordinal));
        return SubmitAsync(FormOf(pressed)!, pressed, fields, [file]);
    }

    /// <summary>Sends the form of this name with none of its fields, as no page of ours does.</summary>
    public Task<Page> SendBareAsync(string form) =>
        Browser.PostAsync(Path, new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", Find("input[name=__RequestVerificationToken]").GetAttribute("value")!)]));

    private static IHtmlFormElement? FormOf(IHtmlButtonElement button) => button.Form ?? button.Closest("form") as IHtmlFormElement;

    private async Task<Page> SubmitAsync(IHtmlFormElement form, IHtmlButtonElement pressed, (string Name, string Value)[] fields, (string Name, string File, byte[] Content)[] files)
    {
        var values = form.Elements.Where(e => e is not IHtmlButtonElement).SelectMany(Values).Where(v => fields.All(f => f.Name != v.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))).ToList();
        if (pressed.Name is { Length: > 0 } name)
        {
            values.Add(KeyValuePair.Create(name, pressed.Value));
        }

        var target = new Uri(Address, pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Address.PathAndQuery).PathAndQuery;
        if (string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase))
        {
            return await Browser.GetAsync(target.Split('?')[0] + "?" + string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}")));
        }

        return await Browser.PostAsync(target, files.Length == 0 ? new FormUrlEncodedContent(values) : Multipart(values, files));
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> values, (string Name, string File, byte[] Content)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (key, value) in values.Where(v => files.All(f => f.Name != v.Key)))
        {
            content.Add(new StringContent(value), key);
        }

        foreach (var (field, file, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, file);
        }

        return content;
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IElement element) => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } box => box.IsChecked ? [KeyValuePair.Create(name, box.Value)] : [],
        IHtmlInputElement { Name: { Length: > 0 } name, IsDisabled: false } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name, IsDisabled: false } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name, IsDisabled: false } select => [KeyValuePair.Create(name, select.Value ?? "")],
        _ => [],
    };

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
