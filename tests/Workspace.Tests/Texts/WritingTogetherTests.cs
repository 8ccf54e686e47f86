using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Audit;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Texts.Writing;

namespace Workspace.Tests.Texts;

/// <summary>Several people in one text.</summary>
public sealed class WritingTogetherTests
{
    [Fact]
    public async Task What_one_types_the_other_reads()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var rae = await w.EditAsync(w.Rae, text);

        await ben.InsertAsync(4, " and two");
        await ben.SavedAsync();
        await rae.AtAsync(1);

        Assert.Equal(("One and two", "One and two"), (rae.Words, await w.StoredAsync(text)));
    }

    [Fact]
    public async Task All_who_type_at_once_end_with_the_same_text_and_every_word_in_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("", ""));
        var editors = new List<Editor>();
        for (var i = 0; i < 8; i++)
        {
            editors.Add(await w.EditAsync(new[] { w.Ann, w.Fay, w.Ben }[i % 3], text));
        }

        await Task.WhenAll(editors.Select((editor, i) => Task.Run(async () =>
        {
            for (var n = 0; n < 40; n++)
            {
                await editor.InsertAsync(1 + (i % 2 * (editor.Doc.Child(0).NodeSize)), $"<{i}.{n}>");
            }
        })));
        await Task.WhenAll(editors.Select(e => e.SavedAsync()));
        var version = await w.ReadAsync(db => db.Set<SharedText>().Where(t => t.Id == text).Select(t => t.Version).SingleAsync());
        await Task.WhenAll(editors.Select(e => e.AtAsync(version)));

        var stored = await w.StoredAsync(text);
        Assert.All(editors, e => Assert.Equal(stored, e.Words));
        Assert.All(Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(0, 40).Select(n => $"<{i}.{n}>")), token => Assert.Equal(1, Count(stored, token)));
        foreach (var editor in editors)
        {
            await editor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Author_and_time_come_from_the_connection()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await ben.InsertAsync(1, "x");
        await ben.SavedAsync();

        var commit = await w.ReadAsync(db => db.Set<TextCommit>().SingleAsync(c => c.TextId == text));
        Assert.Equal((w.Ben.Id, w.Clock.GetUtcNow(), 1), (commit.AuthorId, commit.At, commit.Version));
    }

    [Fact]
    public async Task One_event_tells_of_much_typing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        for (var i = 0; i < 10; i++)
        {
            await ben.InsertAsync(1, "x");
            await ben.SavedAsync();
        }

        Assert.Single(await w.EventsAsync(), kind => kind == "test.edited");
    }

    [Fact]
    public async Task What_is_stored_for_all_who_write_is_not_done_from_where_one_of_them_sits()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        var from = new ConcurrentQueue<string?>();
        w.Service<TextEcho>().Wrote += (of, _) =>
        {
            if (of == text)
            {
                from.Enqueue(Whereabouts.Current);
            }
        };

        await ben.InsertAsync(1, "x");
        await ben.SavedAsync();

        Assert.Equal([null], from);
    }

    [Fact]
    public async Task Words_lost_to_a_simultaneous_deletion_go_back_to_their_author()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two three"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var fay = await w.EditAsync(w.Fay, text);
        await fay.TypeAsync(Doc.Delete(1, 14));
        await fay.SavedAsync();

        // As it was made, on version 0.
        await ben.SubmitAsync(0, 1, "[" + Workspace.Prose.ProseJson.WriteText(Doc.Insert(6, "BRAVE ")) + "]");

        var lost = await ben.HearAsync("lost");
        Assert.Equal("BRAVE ", lost.GetProperty("words")[0].GetProperty("text").GetString());
        Assert.Equal("dropped", lost.GetProperty("words")[0].GetProperty("how").GetString());
    }

    [Fact]
    public async Task Words_that_somebody_deleted_unseen_go_back_to_their_author()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two three"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var fay = await w.EditAsync(w.Fay, text, new(text) { SendsByItself = false });
        await fay.TypeAsync(Doc.Delete(1, 14));
        await ben.TypeAsync(Doc.Insert(6, "BRAVE "));
        await ben.SavedAsync();

        // As it was made, on version 0.
        await fay.SubmitAsync(0, 1, "[" + Workspace.Prose.ProseJson.WriteText(Doc.Delete(1, 14)) + "]");

        var lost = await ben.HearAsync("lost");
        Assert.Equal("BRAVE ", lost.GetProperty("words")[0].GetProperty("text").GetString());
        Assert.Equal(w.Fay.Id, lost.GetProperty("words")[0].GetProperty("by").GetGuid());
    }

    [Fact]
    public async Task Everybody_sees_who_is_here_and_where()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One two"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var rae = await w.EditAsync(w.Rae, text);

        await ben.LookAsync(2, 4);

        var people = await rae.HearAsync("people", p => p.GetProperty("here").EnumerateArray().Any(h => h.TryGetProperty("head", out var head) && head.GetInt32() == 4));
        var here = people.GetProperty("here").EnumerateArray().Single(h => h.GetProperty("key").GetString() == ben.Tab);
        Assert.Equal("Ben Okoro", here.GetProperty("name").GetString());
        await ben.CutAsync();
        await rae.HearAsync("people", p => p.GetProperty("gone").EnumerateArray().Any(k => k.GetString() == ben.Tab));
    }

    [Fact]
    public async Task What_the_server_changes_everybody_sees()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One", "Two"));
        await using var rae = await w.EditAsync(w.Rae, text);

        var now = await w.InTextsAsync(w.Fay, (texts, visit) => texts.ReplaceAsync(visit, text, Doc.Of("One", "Three"), "import"));
        await rae.AtAsync(now.Version);

        Assert.Equal("One\nThree", rae.Words);
    }

    private static int Count(string text, string token) => (text.Length - text.Replace(token, "", StringComparison.Ordinal).Length) / token.Length;
}
