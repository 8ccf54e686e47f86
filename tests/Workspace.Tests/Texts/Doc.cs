using Workspace.Prose;

namespace Workspace.Tests.Texts;

/// <summary>Short ways to write documents and steps.</summary>
public static class Doc
{
    public static Schema Schema => Schema.Standard;

    public static Node Of(params string[] paragraphs) => Schema.Node("doc", paragraphs.Select(p => Schema.Node("paragraph", p.Length == 0 ? [] : [Schema.Text(p)])));

    public static string Words(Node doc) => doc.TextBetween(0, doc.Content.Size, "\n");

    public static Step Insert(int at, string text, params Mark[] marks) => new ReplaceStep(at, at, new Slice(Fragment.From([Schema.Text(text, marks)]), 0, 0));

    public static Step Delete(int from, int to) => new ReplaceStep(from, to, Slice.Empty);
}
