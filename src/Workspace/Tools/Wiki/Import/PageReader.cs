using System.Globalization;
using System.Text;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Prose.Text;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Reads one file into a page: front matter, template tags, HTML, Markdown; says what was not kept, line by line.</summary>
internal sealed class PageReader(List<ImportNote> notes)
{
    private const string HtmlLoss = "HTML";

    public void Read(SourcePage page)
    {
        if (page.File is not { } file)
        {
            page.Title = Named(page.Key);
            return;
        }
        void Note(int line, string what) => notes.Add(new(file.Path, line, what));
        var (matter, body, first) = Divide(Decode(file, Note));
        page.Matter = matter.Length > 0 ? FrontMatter.Read(matter) : null;
        if (page.Matter is { Understood: false }) Note(1, "Some of what stands before the text is not understood and is left out.");
        var text = page.IsOurs ? SourceText.As(body) : new HtmlReader((line, what) => Note(line + first, what)).Read(LiquidReader.Read(body, (line, what) => Note(line + first, what)));
        page.Source = text with { Lines = [.. text.Lines.Select(line => line + first)] };
        var read = MarkdownReader.Read(text.Text);
        page.Doc = read.Doc;
        foreach (var loss in read.Losses.Where(l => !l.What.StartsWith(HtmlLoss, StringComparison.Ordinal))) Note(LineOf(page.Source, loss), loss.Count > 1 ? $"{loss.What} ({loss.Count} times)" : loss.What);
        Name(page, Note);
        if (!page.IsOurs) SourceHeadings.Read(page);
        Moved(page);
    }

    private static string Decode(SourceFile file, Action<int, string> note)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            note(0, "The file is not UTF-8; it was read as Latin-1.");
            return Encoding.Latin1.GetString(file.Bytes).ReplaceLineEndings("\n");
        }
    }

    /// <summary>What stands before the text between two lines of three hyphens, the text, and how many lines come before it.</summary>
    private static (string Matter, string Body, int Lines) Divide(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal)) return ("", text, 0);
        var end = text.StartsWith("---\n---", StringComparison.Ordinal) ? 3 : text.IndexOf("\n---", 3, StringComparison.Ordinal);
        if (end < 0) return ("", text, 0);
        var next = text.IndexOf('\n', end + 1);
        var body = next < 0 ? "" : text[(next + 1)..];
        return (end > 4 ? text[4..end] : "", body, text.AsSpan(0, text.Length - body.Length).Count('\n'));
    }

    private static int LineOf(SourceText source, Loss loss) =>
        loss.Where.StartsWith("line ", StringComparison.Ordinal) && int.TryParse(loss.Where.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? source.LineOf(line) : 0;

    private static void Name(SourcePage page, Action<int, string> note)
    {
        var stated = page.Matter?.Value("title") is { Length: > 0 } title ? title : page.Matter?.Value("name");
        var heading = !page.IsOurs && page.Doc.FirstChild is { Type.Name: "heading" } first && first.Attrs.Number("level") == 1 ? PlainText.Line(first) : null;
        var words = stated ?? heading ?? Named(page.Key);
        page.Title = PageName.Fit(words, Named(page.Key));
        if (page.Title.Replace(" ", "", StringComparison.Ordinal) != string.Concat(words.Where(c => !char.IsWhiteSpace(c)))) note(1, "The title held hidden characters or was too long; it is shortened.");
        if (heading is not null && PageName.Key(heading) == PageName.Key(page.Title)) page.Doc = Docs.Of(page.Doc.Children.Skip(1)); // the title stands over the text already
        page.Order = int.TryParse(page.Matter?.Value("order") ?? page.Matter?.Value("nav_order") ?? page.Matter?.Value("weight"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var order) ? order : null;
    }

    // A page that only leads elsewhere says so.
    private static void Moved(SourcePage page)
    {
        if (page.Matter?.Value("redirect_to") is not { Length: > 0 } target || !Docs.IsEmpty(page.Doc) || !SafeUrl.Allows(target, ["http", "https", "relative"])) return;
        page.Doc = Docs.Of([Docs.Paragraph(Schema.Standard.Text("This page has moved: "), Docs.Link(target, target))]);
    }

    // "how-18f-works" is "How 18f works".
    private static string Named(string key)
    {
        var words = PageName.Clean(SafePath.NameOf(key).Replace('-', ' ').Replace('_', ' '));
        return words.Length == 0 ? "Untitled" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
