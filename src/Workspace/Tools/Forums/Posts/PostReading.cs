using System.Text;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Prose.Text;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Posts;

/// <summary>Turns what somebody typed, Markdown, into what is kept: a document of the schema, whom it names, and what it links to.</summary>
public static class PostReading
{
    public const int MostNamed = 50, MostThings = 10;
    private const string Field = "Words";

    public static WrittenPost Read(string? typed, SpacePeople people)
    {
        var text = Text.Lines(typed, ForumText.Post, "the post", Field);
        return text.Length == 0 ? throw Refusal.Wrong("Write something first.", Field) : Read(MarkdownReader.Read(text).Doc, people);
    }

    public static WrittenPost Read(Node written, SpacePeople people)
    {
        var doc = Names.In(written, people);
        var (named, things) = (new HashSet<Guid>(), new List<string>());
        doc.Descendants((node, _, _, _) =>
        {
            Note(node, people.SpaceId, named, things);
            return true;
        });
        if (named.Count > MostNamed) throw Refusal.Wrong($"Name at most {MostNamed} people in one post; this one names {named.Count:N0}. Each of them would be asked to answer.", Field);
        return new(ProseJson.Write(doc).ToArray(), PlainText.Of(doc, ForumText.Post * 2), string.Join('\n', things.Distinct(StringComparer.Ordinal).Take(MostThings)), [.. named]);
    }

    /// <summary>What is kept, as the document it is.</summary>
    public static Node Doc(byte[] kept) => ProseJson.ReadNode(Schema.Standard, kept);

    /// <summary>What is kept, as it was typed or might have been: for the field in which it is edited, and for files.</summary>
    public static string Markdown(byte[] kept) => kept.Length == 0 ? "" : MarkdownWriter.Write(Doc(kept)).Text;

    /// <summary>Words of a post as a quotation that leads to it.</summary>
    public static string Quoted(string words, string by, string address)
    {
        var quote = new StringBuilder();
        foreach (var line in words.Trim().Split('\n')) quote.Append("> ").AppendLine(line.TrimEnd());
        return quote.AppendLine(">").Append("> [").Append(by.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)).Append("](").Append(address).AppendLine(")").AppendLine().ToString();
    }

    private static void Note(Node node, Guid spaceId, HashSet<Guid> named, List<string> things)
    {
        if (node.Type.Name == "mention" && Guid.TryParse(node.Attrs.Text("person"), out var person)) named.Add(person);
        else if (node.Type.Name == "thing_link") things.Add($"{node.Attrs.Text("tool")}:{node.Attrs.Text("id")}");
        else if (!node.Marks.IsDefaultOrEmpty && node.Marks.FirstOrDefault(m => m.Type.Name == "link")?.Attrs.Text("href") is { } href && ThingAddress.Read(href, spaceId) is { } thing) things.Add(thing);
    }
}
