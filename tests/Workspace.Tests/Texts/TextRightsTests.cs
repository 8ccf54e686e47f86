using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Live;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Texts.Writing;

namespace Workspace.Tests.Texts;

/// <summary>Who may do what to a text, at each batch and while it is open.</summary>
public sealed class TextRightsTests
{
    private static readonly TextRules _facilitatorsWrite = new() { Write = Role.Facilitator };

    [Theory, InlineData("Ann", "write"), InlineData("Fay", "write"), InlineData("Ben", "write"), InlineData("Cas", "comment"), InlineData("Rae", "read")]
    public async Task Each_role_opens_with_its_right_and_whoever_may_not_write_changes_nothing(string name, string right)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var editor = await w.EditAsync(Of(w, name), text);

        await editor.SubmitAsync(0, 1, Json(Doc.Insert(1, "x")));

        Assert.Equal(right, editor.Right);
        if (right == "write")
        {
            await editor.AtAsync(1);
        }
        else
        {
            Assert.Equal("right", (await editor.HearAsync("refused")).GetProperty("why").GetString());
            Assert.Equal("One", await w.StoredAsync(text));
        }
    }

    [Fact]
    public async Task Rights_that_are_read_again_and_again_keep_no_connection()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => w.Service<TextStore>().StandingsAsync(text, [new(w.Ben.Id, null)])));

        Assert.Equal("One", await w.StoredAsync(text));
    }

    [Theory, InlineData("Zed"), InlineData("Gil"), InlineData("Sam"), InlineData("Ola")]
    public async Task Outsiders_cannot_tell_a_text_from_one_that_is_not_there(string name)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("Secret"));
        var browser = await w.SignInAsync(Of(w, name));
        await using var editor = await new Editor(text).ConnectAsync(await w.Server.ConnectAsync(browser, hub: "/live/texts"));
        var missing = Guid.CreateVersion7();

        var closed = await editor.HearAsync("closed");
        await editor.CallAsync("Open", missing, -1, editor.Tab);
        var closedToo = await editor.HearAsync("closed");
        await editor.SubmitAsync(0, 1, Json(Doc.Insert(1, "x")));
        await editor.HearAsync("refused");

        Assert.Equal(closed.GetProperty("message").GetString(), closedToo.GetProperty("message").GetString());
        Assert.Equal("Secret", await w.StoredAsync(text));
    }

    [Fact]
    public async Task A_commenter_anchors_comments_and_nothing_else()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two"));
        await using var cas = await w.EditAsync(w.Cas, text);
        var comment = Doc.Schema.Mark("comment", ("id", "c1"));

        await cas.TypeAsync(new AddMarkStep(1, 4, comment));
        await cas.SavedAsync();

        await cas.SubmitAsync(1, 2, Json(new RemoveMarkStep(1, 4, comment)));
        Assert.Equal("right", (await cas.HearAsync("refused")).GetProperty("why").GetString());
        await cas.SubmitAsync(1, 2, Json(new AddMarkStep(1, 4, Doc.Schema.Mark("strong"))));
        Assert.Equal("right", (await cas.HearAsync("refused")).GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_suggester_inserts_and_deletes_as_suggestions()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two", "Three"), _facilitatorsWrite);
        await using var ben = await w.EditAsync(w.Ben, text);
        var (insertion, deletion) = (Suggestion("insertion", w.Ben), Suggestion("deletion", w.Ben));
        var paragraph = Doc.Schema.NodeType("paragraph");
        var split = new Slice(Fragment.From([paragraph.Create(content: Fragment.Empty), paragraph.Create(content: Fragment.Empty).WithMarks([insertion])]), 1, 1);

        await ben.TypeAsync(Doc.Insert(4, " and a half", insertion));
        await ben.TypeAsync(new AddMarkStep(1, 3, deletion));
        await ben.TypeAsync(Doc.Delete(5, 8));
        await ben.TypeAsync(new ReplaceStep(4, 4, split));
        await ben.TypeAsync(Doc.Insert(ben.Doc.Content.Size - 1, "!", insertion));
        await ben.SavedAsync();

        Assert.Equal("suggest", ben.Right);
        Assert.True(ben.Version > 0);
        Assert.False(ben.Confirmed.Equals(Doc.Of("One two", "Three")));
    }

    [Theory]
    [InlineData("plain insertion")]
    [InlineData("plain deletion")]
    [InlineData("deletion of another's suggestion")]
    [InlineData("another's name")]
    [InlineData("bold")]
    [InlineData("a plain paragraph")]
    [InlineData("a heading instead")]
    public async Task Whatever_is_no_suggestion_a_suggester_cannot_do(string what)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two"), _facilitatorsWrite);
        await using var fay = await w.EditAsync(w.Fay, text);
        await fay.TypeAsync(Doc.Insert(4, "FAY", Suggestion("insertion", w.Fay)));
        await fay.SavedAsync();
        await using var ben = await w.EditAsync(w.Ben, text);
        Step step = what switch
        {
            "plain insertion" => Doc.Insert(1, "x"),
            "plain deletion" => Doc.Delete(1, 3),
            "deletion of another's suggestion" => Doc.Delete(4, 6),
            "another's name" => Doc.Insert(1, "x", Suggestion("insertion", w.Ann)),
            "bold" => new AddMarkStep(1, 3, Doc.Schema.Mark("strong")),
            "a plain paragraph" => new ReplaceStep(0, 0, new Slice(Fragment.From([Doc.Schema.Node("paragraph")]), 0, 0)),
            _ => new ReplaceStep(0, 12, new Slice(Fragment.From([Doc.Schema.Node("heading", Doc.Schema.Text("One two"))]), 0, 0)),
        };

        await ben.SubmitAsync(1, 1, Json(step));

        Assert.Contains((await ben.HearAsync("refused")).GetProperty("why").GetString(), new[] { "right", "wrong" });
        Assert.Equal("OneFAY two", await w.StoredAsync(text));
    }

    [Fact]
    public async Task Nobody_suggests_in_anothers_name_but_everybody_who_writes_moves_what_is_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await ben.SubmitAsync(0, 1, Json(Doc.Insert(1, "x", Suggestion("insertion", w.Ann))));
        Assert.Equal("wrong", (await ben.HearAsync("refused")).GetProperty("why").GetString());

        await using var ann = await w.EditAsync(w.Ann, text);
        await ann.TypeAsync(Doc.Insert(4, "ANN", Suggestion("insertion", w.Ann)));
        await ann.SavedAsync();
        await using var fay = await w.EditAsync(w.Fay, text);
        var slice = fay.Doc.SliceBetween(4, 7);
        await fay.TypeAsync(Doc.Delete(4, 7));
        await fay.TypeAsync(new ReplaceStep(1, 1, slice));
        await fay.SavedAsync();

        Assert.Equal("ANNOne two", await w.StoredAsync(text));
    }

    [Fact]
    public async Task A_document_agreed_a_moment_ago_takes_no_further_word()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await w.InTextsAsync(w.Ann, async (texts, visit) =>
        {
            (await texts.FindAsync(visit, text)).Allow(TextRules.ReadOnly("This document was agreed on 3 May 2026."));
            await visit.SaveAsync();
            return true;
        });

        await ben.SubmitAsync(0, 1, Json(Doc.Insert(1, "x")));
        var refused = await ben.HearAsync("refused");

        Assert.Equal(("right", "This document was agreed on 3 May 2026.", "read"), (refused.GetProperty("why").GetString(), refused.GetProperty("message").GetString(), refused.GetProperty("right").GetString()));
        Assert.Equal("One", await w.StoredAsync(text));
    }

    [Fact]
    public async Task Removal_in_mid_typing_stops_the_next_batch_and_what_is_heard()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var fay = await w.EditAsync(w.Fay, text);
        await ben.InsertAsync(1, "x");
        await ben.SavedAsync();

        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.PersonId == w.Ben.Id)).Leave(w.Clock.GetUtcNow()));
        await ben.SubmitAsync(1, 2, Json(Doc.Insert(1, "y")));
        var refused = await ben.HearAsync("refused");
        await fay.InsertAsync(1, "secret ");
        await fay.SavedAsync();

        Assert.Equal(("right", "none"), (refused.GetProperty("why").GetString(), refused.GetProperty("right").GetString()));
        Assert.Contains("copy", refused.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Equal("xOne", ben.Words);
    }

    [Fact]
    public async Task Whoever_only_reads_stops_hearing_within_five_seconds_of_removal()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var rae = await w.EditAsync(w.Rae, text);

        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.PersonId == w.Rae.Id)).Leave(w.Clock.GetUtcNow()));

        await rae.HearAsync("right", r => r.GetProperty("right").GetString() == "none").WaitAsync(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_seat_that_lapses_in_mid_typing_keeps_what_was_acknowledged_and_takes_no_more()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await ben.InsertAsync(1, "x");
        await ben.SavedAsync();

        await w.WriteAsync(async db => db.Entry(await db.Set<Workspace.Licensing.Seat>().SingleAsync(s => s.PersonId == w.Ben.Id)).Property(s => s.EndsAt).CurrentValue = w.Clock.GetUtcNow().AddMinutes(1));
        w.Clock.Advance(TimeSpan.FromMinutes(2));
        await ben.SubmitAsync(1, 2, Json(Doc.Insert(1, "y")));

        Assert.Contains("seat", (await ben.HearAsync("refused")).GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Equal("xOne", await w.StoredAsync(text));
    }

    [Fact]
    public async Task A_session_that_was_ended_takes_no_more()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await w.Service<Sessions>().EndAsync(w.Ben.Id);
        await ben.SubmitAsync(0, 1, Json(Doc.Insert(1, "y")));

        Assert.Equal("right", (await ben.HearAsync("refused", r => r.GetProperty("why").GetString() != "again")).GetProperty("why").GetString());
        Assert.Equal("One", await w.StoredAsync(text));
    }

    private static Actor Of(TestWorkspace w, string name) => new[] { w.Ann, w.Fay, w.Ben, w.Cas, w.Rae, w.Zed, w.Gil, w.Sam, w.Ola }.Single(a => a.Name.StartsWith(name, StringComparison.Ordinal));

    private static Mark Suggestion(string kind, Actor who) => Doc.Schema.Mark(kind, ("id", $"s-{kind}"), ("person", who.Id.ToString()), ("at", "2026-11-24T10:00:00Z"));

    private static string Json(params Step[] steps) => "[" + string.Join(',', steps.Select(ProseJson.WriteText)) + "]";
}
