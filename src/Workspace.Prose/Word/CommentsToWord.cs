using System.Globalization;

namespace Workspace.Prose.Word;

/// <summary>Writes comments: where each begins and ends in the text, and what it says.</summary>
internal sealed class CommentsToWord
{
    private readonly Dictionary<string, (WordComment Comment, int Number, int Places)> known = [];
    private readonly Dictionary<string, int> seen = [];

    public CommentsToWord(Node doc, WordParts file) => doc.Descendants((node, _, _, _) =>
    {
        if (node.IsInline) foreach (var mark in node.Marks) if (mark.Type.Name == "comment") Count(mark.Attrs.Text("id"), node, file);
        return node.IsBlock;
    });

    public bool Any => known.Count > 0;

    /// <summary>Begins the comments whose first words come now.</summary>
    public void Before(WordXml xml, Node node)
    {
        foreach (var id in Ids(node)) if ((seen[id] = seen.GetValueOrDefault(id) + 1) == 1) xml.Empty("commentRangeStart", ("id", Text(known[id].Number)));
    }

    /// <summary>Ends the comments whose last words these were.</summary>
    public void After(WordXml xml, Node node)
    {
        foreach (var id in Ids(node))
        {
            if (seen[id] != known[id].Places) continue;
            var number = Text(known[id].Number);
            xml.Empty("commentRangeEnd", ("id", number)).Open("r").Open("rPr").Val("rStyle", "CommentReference").Close().Empty("commentReference", ("id", number)).Close();
        }
    }

    public byte[] Write()
    {
        using var xml = new WordXml("comments");
        foreach (var (comment, number, _) in known.Values)
        {
            xml.Open("comment", ("id", Text(number)), ("author", comment.Author), ("date", comment.At?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("initials", comment.Author.Length > 0 ? comment.Author[..1] : null));
            foreach (var line in comment.Text.Split('\n')) xml.Open("p").Open("pPr").Val("pStyle", "CommentText").Close().Open("r").Text("t", line).Close().Close();
            xml.Close();
        }
        return xml.Close().Finish();
    }

    private void Count(string id, Node node, WordParts file)
    {
        if (known.TryGetValue(id, out var comment)) known[id] = comment with { Places = comment.Places + 1 };
        else if (file.Options.Comment?.Invoke(id) is { } found) known[id] = (found, known.Count, 1);
        else file.Losses.Add("A comment that was not given is left out.", node);
    }

    private IEnumerable<string> Ids(Node node) => node.Marks.Where(m => m.Type.Name == "comment").Select(m => m.Attrs.Text("id")).Where(known.ContainsKey);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
