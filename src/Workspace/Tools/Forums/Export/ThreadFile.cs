using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Export;

/// <summary>A thread as one document, for files: what it asks, what it came to, and who said what, when. What is hidden or deleted is named by its place and not by its words.</summary>
internal sealed class ThreadFile(ForumThread thread, string forum, string outcome, Node? summary, SpacePeople people, TimeZoneInfo zone, Func<string, string> link)
{
    private static readonly Schema Schema = Schema.Standard;

    /// <summary>What stands over the posts.</summary>
    public Node Top()
    {
        List<Node> blocks = [Heading(1, thread.Title), Line($"{thread.Reference} in {forum}. {StageWords.Of(thread.Stage)}. {Words.Count(thread.Posts, "post")} from {Words.Count(thread.People, "person", "people")}.{(thread.IsClosed ? " Closed." : "")}{(thread.Tags.Length > 0 ? $" Tags: {string.Join(", ", thread.TagList)}." : "")}")];
        if (outcome.Length > 0) blocks.AddRange([Heading(2, $"Outcome, {Words.Instant(thread.OutcomeAt!.Value, zone)}"), .. outcome.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line)]);
        if (summary is { TextContent.Length: > 0 }) blocks.AddRange([Heading(2, "Summary so far"), .. summary.Children.Select(Own)]);
        return Schema.Node("doc", blocks);
    }

    /// <summary>Some of the posts, one after the other.</summary>
    public Node Part(IEnumerable<ForumPost> posts) => Schema.Node("doc", [.. posts.SelectMany(Of)]);

    private IEnumerable<Node> Of(ForumPost post)
    {
        if (post.MovedToId is not null) return [Line($"Post {post.Number} stands in another thread.")];
        if (post.IsDeleted) return [Line($"Post {post.Number} was deleted.")];
        if (post.IsHidden) return [Line($"Post {post.Number} is hidden, for the rule {ModerationWords.Cited(post.HiddenRule)}")];
        var who = post.Affiliation.Length > 0 ? $"{people.Name(post.ById)}, {post.Affiliation}" : people.Name(post.ById);
        return [Heading(2, $"{post.Number}. {who}"), Line($"{Words.Instant(post.At, zone)}{(post.IsOfficial ? ". Official reply" : "")}{(post.EditedAt is { } at ? $". Edited {Words.Instant(at, zone)}" : "")}"), .. PostReading.Doc(post.Doc).Children.Select(Own)];
    }

    // Headings of a post stand below its own; names and links read alone, wherever the file is read.
    private Node Own(Node node)
    {
        if (node.Type.Name == "mention") return Schema.Text("@" + node.Attrs.Text("name")).WithMarks(node.Marks);
        if (node.Type.Name == "thing_link") return Schema.Text(node.Attrs.Text("title") is { Length: > 0 } title ? title : "Link", Schema.Mark("link", ("href", link($"/{node.Attrs.Text("tool")}/{node.Attrs.Text("id")}"))));
        if (node.Type.Name == "heading") node = node.WithAttrs(node.Attrs.With("level", Math.Min(4.0, node.Attrs.Number("level") + 2.0)));
        return node.ChildCount == 0 ? node : node.Copy(Fragment.From(node.Children.Select(Own)));
    }

    private static Node Heading(double level, string words) => Schema.Node("heading", [("level", level)], Schema.Text(words));

    private static Node Line(string words) => Schema.Node("paragraph", Schema.Text(words));
}
