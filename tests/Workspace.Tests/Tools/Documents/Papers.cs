using Microsoft.Extensions.DependencyInjection;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Texts.History;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tests.Tools.Documents;

/// <summary>Documents for tests, written by the cast.</summary>
internal static class Papers
{
    public const string Witness = "We propose that a witness must attend in person.";

    private static readonly Schema S = Schema.Standard;

    public static Node Heading(string words) => S.Node("heading", [("level", 2)], S.Text(words));

    public static Node Paragraph(params IEnumerable<Node> content) => S.Node("paragraph", content);

    public static Node Doc(params IEnumerable<Node> blocks) => S.Node("doc", blocks);

    public static Mark Suggest(string kind, string key, Actor by) => S.Mark(kind, ("id", key), ("person", by.Id.ToString()), ("at", "2026-11-20T09:00:00Z"));

    /// <summary>"3. Witnessing" with one sentence, started by Ben.</summary>
    public static async Task<Guid> StartAsync(TestWorkspace w, string title = "Draft consultation: digital deeds", Node? doc = null)
    {
        var id = await w.DoAsync<DocumentActions, Guid>(w.Ben, a => a.StartAsync(w.SpaceId, Guid.CreateVersion7(w.Clock.GetUtcNow()), title));
        await WriteAsync(w, id, doc ?? Doc(Heading("3. Witnessing"), Paragraph(S.Text(Witness))));
        return id;
    }

    /// <summary>The same with "must" to become "may", as Cas suggests it.</summary>
    public static async Task<Guid> SuggestedAsync(TestWorkspace w)
    {
        var id = await StartAsync(w);
        await StepsAsync(w, id, w.Cas, doc =>
        {
            var at = Anchors.Find(doc, "must")!.Value;
            return [new AddMarkStep(at.From, at.To, Suggest("deletion", "s1", w.Cas)), new ReplaceStep(at.To, at.To, new Slice(Fragment.From(S.Text("may", Suggest("insertion", "s1", w.Cas))), 0, 0))];
        });
        return id;
    }

    /// <summary>Puts other words in the place of what is there.</summary>
    public static Task WriteAsync(TestWorkspace w, Guid id, Node doc, Actor? by = null) =>
        StepsAsync(w, id, by ?? w.Ben, now => [new ReplaceStep(0, now.Content.Size, new Slice(doc.Content, 0, 0))]);

    /// <summary>Changes the text as somebody in the editor would.</summary>
    public static Task StepsAsync(TestWorkspace w, Guid id, Actor by, Func<Node, IReadOnlyList<Step>> steps) => w.DoAsync<DocumentDoor>(by, async door =>
    {
        await using var opened = await door.OpenAsync(w.SpaceId, id, Role.Reader);
        await new DocumentTexts(Texts(w), w.Server.Services.GetRequiredService<TextHistory>()).ChangeAsync(opened, steps, null, opened.Rights.MaySuggest ? opened.Rights.Right : TextRight.Write);
    });

    public static Task<string> TextAsync(TestWorkspace w, Guid id) => w.DoAsync<DocumentDoor, string>(w.Ann, async door =>
    {
        await using var opened = await door.OpenAsync(w.SpaceId, id, Role.Reader);
        return Workspace.Prose.Text.PlainText.Of((await Texts(w).ReadAsync(opened.Visit, id)).Doc);
    });

    public static Task<Guid> CommentAsync(TestWorkspace w, Guid id, Actor by, string words, string? quote = null) =>
        w.DoAsync<CommentActions, Guid>(by, a => a.AddAsync(w.SpaceId, id, new(Guid.CreateVersion7(), words, quote)));

    public static Task<Guid> ReviewAsync(TestWorkspace w, Guid id, RoundKind kind, params Actor[] reviewers) =>
        w.DoAsync<RoundActions, Guid>(w.Ben, a => a.StartAsync(w.SpaceId, id, Guid.CreateVersion7(), new(kind, new DateOnly(2026, 12, 4), "Look at the clause on witnesses.", [.. reviewers.Select(r => r.Id)])));

    private static SharedTexts Texts(TestWorkspace w) => w.Server.Services.GetRequiredService<SharedTexts>();

    /// <summary>One of each, for the addresses of the authorisation matrix.</summary>
    public static async Task NameAsync(TestWorkspace w, Dictionary<string, string> values, Dictionary<string, string> fields)
    {
        var document = await StartAsync(w);
        var comment = await CommentAsync(w, document, w.Ben, "How many?");
        var round = await ReviewAsync(w, document, RoundKind.Comment, w.Rae);
        var row = await CommentAsync(w, document, w.Ben, "Why?");
        (values["documents/{Id:guid}"], values["documents/{id:guid}"]) = ($"documents/{document}", $"documents/{document}");
        (values["{RoundId:guid}"], values["{roundId:guid}"], values["{commentId:guid}"]) = ($"{round}", $"{round}", $"{comment}");
        (values["{RowKey}"], values["{Number:int}"], values["{number:int}"]) = ($"c-{row}", "0", "0");
        (fields["Form.Round"], fields["result"]) = ($"{round}", "Done");
    }

    public static string At(TestWorkspace w, Guid id, string page = "") => DocumentAddresses.ToOne(w.SpaceId, id, page);
}
