using Workspace.Prose;
using Workspace.Prose.Text;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Forums.Posts;

/// <summary>Turns what somebody typed into what is kept: a document of the schema, its plain words, whom it names, and what it links to.</summary>
public static class PostReading
{
    public const int MostThings = 10;
    private const string Field = "Words";

    public static WrittenPost Read(string? typed, SpacePeople people)
    {
        var doc = PostedText.Read(typed, ForumText.Post, "your post", Field);
        return Read(Called.IsAnybody(doc) ? Called.Apply(doc, people.Members) : doc, people.SpaceId);
    }

    /// <summary>What is kept, as the document it is.</summary>
    public static Node Doc(byte[] kept) => ProseJson.ReadNode(Schema.Standard, kept);

    private static WrittenPost Read(Node doc, Guid spaceId)
    {
        var named = PostedText.People(doc);
        if (named.Count > PostedText.MostPeople) throw Refusal.Wrong($"Name at most {PostedText.MostPeople} people with @ in your post; each of them is asked to answer.", Field);
        var things = PostedText.Things(doc).Select(t => $"{t.Tool}:{t.Id}").Concat(Linked(doc, spaceId)).Distinct(StringComparer.Ordinal).Take(MostThings);
        return new(ProseJson.Write(doc).ToArray(), PlainText.Of(doc, ForumText.Post * 2), string.Join('\n', things), [.. named]);
    }

    private static List<string> Linked(Node doc, Guid spaceId)
    {
        var found = new List<string>();
        doc.Descendants((node, _, _, _) =>
        {
            if (!node.Marks.IsDefaultOrEmpty && node.Marks.FirstOrDefault(m => m.Type.Name == "link")?.Attrs.Text("href") is { } href && ThingAddress.Read(href, spaceId) is { } thing) found.Add(thing);
            return true;
        });
        return found;
    }
}
