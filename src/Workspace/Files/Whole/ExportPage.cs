using System.Net;
using System.Text;

namespace Workspace.Files.Whole;

/// <summary>Writes a page of an archive: words that anybody wrote are encoded, or come from a document.</summary>
public static class ExportPage
{
    private const string Look = "body{font:18px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}pre{overflow-x:auto}.callout,article{border:1px solid #999;padding:0 1rem;margin:1rem 0}code{overflow-wrap:anywhere}";

    public static string Text(string? words) => WebUtility.HtmlEncode(words ?? "");

    /// <param name="body">HTML: of a document, or put together with <see cref="Text"/>.</param>
    public static string Write(string title, string marking, string body) => new StringBuilder()
        .Append("<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\"><title>")
        .Append(Text(title)).Append("</title><style>").Append(Look).Append("</style></head>\n<body>\n")
        .Append(marking.Length > 0 ? $"<p><strong>{Text(marking)}</strong></p>\n" : "")
        .Append("<h1>").Append(Text(title)).Append("</h1>\n").Append(body).Append("\n</body>\n</html>\n").ToString();
}
