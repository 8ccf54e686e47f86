using Workspace.Prose;
using Workspace.Prose.Word;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki.Content;

/// <summary>Reads a Word file into a page; what a page cannot hold is listed.</summary>
public static class WordPages
{
    public static (string Title, Node Doc, IReadOnlyList<Loss> Losses) Read(byte[] file, string fileName, string? title)
    {
        try
        {
            var read = WordReader.Read(file);
            var losses = read.Losses.ToList();
            if (read.Comments.Count > 0) losses.Add(new("Comments are left out: a page of the wiki has none.", read.Comments[0].Author, read.Comments.Count));
            var stated = string.IsNullOrWhiteSpace(title) ? read.Title is { Length: > 0 } own ? own : Path.GetFileNameWithoutExtension(fileName) : title;
            return (string.IsNullOrWhiteSpace(title) ? PageName.Fit(stated, "Untitled") : stated, WithoutComments(read.Doc), losses);
        }
        catch (ProseException problem)
        {
            throw Refusal.Wrong(problem.Message, "File");
        }
    }

    /// <summary>The document without the marks of comments.</summary>
    public static Node WithoutComments(Node node)
    {
        var kept = node.Marks.RemoveAll(m => m.Type.Name == "comment");
        var bare = kept.Length == node.Marks.Length ? node : node.WithMarks(kept);
        return bare.ChildCount == 0 ? bare : bare.Copy(Fragment.From(bare.Children.Select(WithoutComments).ToList()));
    }
}
