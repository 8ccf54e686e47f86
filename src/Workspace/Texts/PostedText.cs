using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Prose.Text;
using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>What somebody wrote in a small form, with its script or without: Markdown in, a document out, or a refusal that says what to do.</summary>
public static class PostedText
{
    /// <summary>Whom one text may call: more is a circular, which has its own places.</summary>
    public const int MostPeople = 50;

    /// <param name="text">As the field sent it.</param>
    /// <param name="most">Its longest length, in characters of the Markdown.</param>
    /// <param name="what">In words: "your post".</param>
    /// <param name="field">The field that the refusal stands beside.</param>
    public static Node Read(string? text, int most, string what, string? field = null)
    {
        var markdown = Spaces.Text.Lines(text, most, what, field);
        if (markdown.Length == 0) throw Refusal.Wrong($"Write {what} first.", field);
        var read = MarkdownReader.Read("\n" + markdown); // a line of dashes at its start is a line, and no front matter
        if (read.Refused is { } refused) throw Refusal.Wrong($"Simplify {what}. {refused}", field);
        if (IsEmpty(read.Doc)) throw Refusal.Wrong($"Write {what} first.", field);
        return People(read.Doc).Count <= MostPeople ? read.Doc : throw Refusal.Wrong($"Name at most {MostPeople} people with @ in {what}.", field);
    }

    /// <summary>As it was posted, for the field in which it is changed.</summary>
    public static string Markdown(Node doc) => MarkdownWriter.Write(doc).Text;

    /// <summary>Who is called with @, each once.</summary>
    public static IReadOnlyCollection<Guid> People(Node doc) => Found(doc, "mention", node => Guid.Parse(node.Attrs.Text("person")));

    /// <summary>What it links to, each once.</summary>
    public static IReadOnlyCollection<(string Tool, Guid Id)> Things(Node doc) => Found(doc, "thing_link", node => (node.Attrs.Text("tool"), Guid.Parse(node.Attrs.Text("id"))));

    private static bool IsEmpty(Node doc) => string.IsNullOrWhiteSpace(PlainText.Of(doc)) && Found(doc, "image", _ => true).Count == 0;

    private static HashSet<T> Found<T>(Node doc, string type, Func<Node, T> read)
    {
        var found = new HashSet<T>();
        doc.Descendants((node, _, _, _) =>
        {
            if (node.Type.Name == type) found.Add(read(node));
            return true;
        });
        return found;
    }
}
