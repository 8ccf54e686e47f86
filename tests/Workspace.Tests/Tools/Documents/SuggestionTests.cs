using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tests.Tools.Documents;

public sealed class SuggestionTests
{
    private static readonly Schema S = Schema.Standard;

    [Theory]
    [InlineData("Accept", "a witness may attend")]
    [InlineData("Reject", "a witness must attend")]
    public async Task A_writer_decides_and_the_text_follows(string button, string words)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        var ben = await w.SignInAsync(w.Ben);

        var page = await (await ben.GetAsync(Papers.At(w, id, "/suggestions"))).PressAsync(button == "Accept" ? "Accept all" : "Reject all");

        Assert.Contains("1 suggestion", page.AllText);
        Assert.Contains(words, await Papers.TextAsync(w, id));
        Assert.Contains("No change is suggested", (await ben.GetAsync(Papers.At(w, id, "/suggestions"))).Text);
    }

    [Fact]
    public async Task A_suggestion_is_shown_with_who_makes_it_and_a_commenter_cannot_accept_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);

        var page = await (await w.SignInAsync(w.Cas)).GetAsync(Papers.At(w, id, "/suggestions"));

        Assert.Contains("Replace “must” with “may”", page.Text);
        Assert.Contains("Cas Lind", page.Text);
        Assert.False(page.Has("button[name=decision]"));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SuggestionActions>(w.Cas, a => a.DecideAsync(w.SpaceId, id, "s1", true)));
    }

    [Fact]
    public async Task Deciding_twice_says_that_it_was_dealt_with()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.SuggestedAsync(w);
        await w.DoAsync<SuggestionActions>(w.Ben, a => a.DecideAsync(w.SpaceId, id, "s1", true));

        var again = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SuggestionActions>(w.Ann, a => a.DecideAsync(w.SpaceId, id, "s1", false)));

        Assert.Contains("dealt with", again.Message);
        Assert.Contains("a witness may attend", await Papers.TextAsync(w, id));
        Assert.Equal([DocumentEvents.Accepted], (await w.EventsAsync()).Where(e => e is DocumentEvents.Accepted or DocumentEvents.Rejected));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Accepted_and_rejected_texts_keep_the_schema(string shape, string accepted, string rejected)
    {
        var doc = ProseJson.ReadNode(S, shape);

        foreach (var (accept, words) in new[] { (true, accepted), (false, rejected) })
        {
            var after = Deciding.Steps(doc, null, accept).Aggregate(doc, (d, step) => step.Apply(d).Doc!);
            after.Check();
            Assert.Equal(words, Workspace.Prose.Text.PlainText.Of(after));
            Assert.Empty(Suggested.In(after));
        }
    }

    public static TheoryData<string, string, string> Shapes()
    {
        const string Ins = """{"type":"insertion","attrs":{"id":"a","person":"00000000-0000-0000-0000-000000000001","at":"2026-11-20T09:00:00Z"}}""";
        var del = Ins.Replace("insertion", "deletion", StringComparison.Ordinal);
        static string Doc(params string[] blocks) => $$"""{"type":"doc","content":[{{string.Join(',', blocks)}}]}""";
        static string Text(string words, string? mark = null) => $$"""{"type":"text",{{(mark is null ? "" : $"\"marks\":[{mark}],")}}"text":"{{words}}"}""";
        static string Par(string? mark, params string[] inline) => $$"""{"type":"paragraph",{{(mark is null ? "" : $"\"marks\":[{mark}],")}}"content":[{{string.Join(',', inline)}}]}""";
        return new()
        {
            { Doc(Par(null, Text("one ", null), Text("two", Ins))), "one two", "one" + " " },
            { Doc(Par(null, Text("one")), Par(Ins, Text("two", Ins))), "one\ntwo", "one" },
            { Doc(Par(null, Text("one ")), Par(Ins, Text("two"))), "one \ntwo", "one two" },
            { Doc(Par(null, Text("one")), Par(del, Text("two", del))), "one", "one\ntwo" },
            { Doc(Par(del, Text("all", del))), "", "all" },
            { Doc(Par(null, Text("a"), Text("b", del), Text("c", Ins), Text("d", del), Text("e"))), "ace", "abde" },
        };
    }
}
