using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Tests.Support;
using Workspace.Texts;

namespace Workspace.Tests.Texts;

/// <summary>What goes wrong between a browser and the server, and what people send who mean harm.</summary>
public sealed class FaultTests
{
    private static readonly string _x = Json(Doc.Insert(1, "x"));

    [Fact]
    public async Task A_batch_sent_twice_is_applied_once_and_acknowledged_twice()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await ben.SubmitAsync(0, 1, _x);
        await ben.SubmitAsync(0, 1, _x);
        await ben.AtAsync(1);
        var saved = await ben.HearAsync("saved");

        Assert.Equal((1, 1), (saved.GetProperty("seq").GetInt32(), saved.GetProperty("v").GetInt32()));
        Assert.Equal("xOne", await w.StoredAsync(text));
    }

    [Fact]
    public async Task A_batch_sent_again_by_a_page_that_came_back_is_applied_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await ben.SubmitAsync(0, 1, _x);
        await ben.AtAsync(1);
        await ben.CutAsync();

        await using var back = await w.EditAsync(w.Ben, text, new(text, ben.Tab));
        await back.SubmitAsync(0, 1, _x);

        Assert.Equal(1, (await back.HearAsync("saved")).GetProperty("v").GetInt32());
        Assert.Equal("xOne", await w.StoredAsync(text));
    }

    [Fact]
    public async Task Batches_that_arrive_out_of_order_are_taken_in_their_order_once_they_are_sent_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await ben.SubmitAsync(0, 2, Json(Doc.Insert(1, "y")));
        Assert.Equal("again", (await ben.HearAsync("refused")).GetProperty("why").GetString());
        await ben.SubmitAsync(0, 1, _x);
        await ben.AtAsync(1);
        await ben.SubmitAsync(1, 2, Json(Doc.Insert(2, "y")));
        await ben.AtAsync(2);
        await ben.SubmitAsync(0, 1, _x);

        Assert.Equal(1, (await ben.HearAsync("saved")).GetProperty("seq").GetInt32());
        Assert.Equal("xyOne", await w.StoredAsync(text));
    }

    [Theory, InlineData(0, 2), InlineData(7, 1), InlineData(-1, 1), InlineData(0, 0), InlineData(0, -5), InlineData(int.MaxValue, 1)]
    public async Task Gaps_and_versions_that_are_not_there_are_refused(int since, int sequence)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await ben.SubmitAsync(since, sequence, _x);

        if (sequence < 1)
        {
            await ben.HearAsync("saved");
        }
        else
        {
            Assert.Equal("again", (await ben.HearAsync("refused")).GetProperty("why").GetString());
        }

        Assert.Equal("One", await w.StoredAsync(text));
    }

    [Fact]
    public async Task A_connection_cut_in_mid_batch_loses_and_doubles_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("."));
        var browser = await w.SignInAsync(w.Ben);
        await using var ben = new Editor(text);
        for (var i = 0; i < 12; i++)
        {
            await w.EditAsync(browser, text, ben);
            for (var n = 0; n < 5; n++)
            {
                await ben.InsertAsync(ben.Doc.Content.Size - 1, $"<{i}.{n}>");
            }

            await ben.CutAsync();
        }

        await w.EditAsync(browser, text, ben);
        await ben.SavedAsync();

        Assert.Equal("." + string.Concat(Enumerable.Range(0, 12).SelectMany(i => Enumerable.Range(0, 5).Select(n => $"<{i}.{n}>"))), await w.StoredAsync(text));
    }

    [Fact]
    public async Task Nobody_takes_over_another_persons_page()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await ben.InsertAsync(1, "x");
        await ben.SavedAsync();

        await using var fay = await w.EditAsync(w.Fay, text);
        await fay.CallAsync("Open", text, -1, ben.Tab);

        await fay.HearAsync("closed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""[{"stepType":"replace","from":-1,"to":4}]""")]
    [InlineData("""[{"stepType":"replace","from":900,"to":901}]""")]
    [InlineData("""[{"stepType":"replace","from":0,"to":5}]""")]
    [InlineData("""[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a\u0000"}]}}]""")]
    [InlineData("""[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"\ud800"}]}}]""")]
    [InlineData("""[{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"heading","attrs":{"level":999}}]}}]""")]
    [InlineData("""[{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"script"}]}}]""")]
    [InlineData("""[{"stepType":"addMark","from":1,"to":3,"mark":{"type":"link","attrs":{"href":"javascript:alert(1)"}}}]""")]
    [InlineData("""[{"stepType":"docAttr","attr":"owner","value":"me"}]""")]
    [InlineData("""[{"stepType":"replace","stepType":"replace","from":1,"to":1}]""")]
    public async Task Hostile_steps_are_refused_with_a_reason_and_harm_nobody(string steps)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var fay = await w.EditAsync(w.Fay, text);

        await ben.SubmitAsync(0, 1, steps);
        var refused = await ben.HearAsync("refused");
        await fay.InsertAsync(4, "!");
        await fay.SavedAsync();

        Assert.Equal("wrong", refused.GetProperty("why").GetString());
        Assert.NotEmpty(refused.GetProperty("message").GetString()!);
        Assert.DoesNotContain("Exception", refused.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Equal("One!", await w.StoredAsync(text));
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        var deep = string.Concat(Enumerable.Repeat("""{"type":"blockquote","content":[""", 5_000)) + """{"type":"paragraph"}""" + string.Concat(Enumerable.Repeat("]}", 5_000));

        await ben.SubmitAsync(0, 1, "[{\"stepType\":\"replace\",\"from\":0,\"to\":0,\"slice\":{\"content\":[" + deep + "]}}]");

        Assert.Equal("wrong", (await ben.HearAsync("refused")).GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_paste_of_nearly_two_megabytes_is_taken_and_more_is_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var rae = await w.EditAsync(w.Rae, text);
        var words = string.Concat(Enumerable.Repeat("Lenders need nine months. ", 70_000));

        await ben.InsertAsync(4, words);
        await ben.SavedAsync();
        await rae.AtAsync(1);
        Assert.Equal("One" + words, rae.Words);

        await ben.InsertAsync(4, string.Concat(Enumerable.Repeat("Lenders need nine months. ", 80_000)));
        Assert.Equal("wrong", (await ben.HearAsync("refused")).GetProperty("why").GetString());
        await ben.InsertAsync(1, "still ");
        await ben.SavedAsync();
    }

    [Fact]
    public async Task Two_tabs_of_one_person_go_on_side_by_side()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of(""));
        var browser = await w.SignInAsync(w.Ben);
        await using var one = await w.EditAsync(browser, text);
        await using var two = await w.EditAsync(browser, text);

        for (var i = 0; i < 20; i++)
        {
            await one.InsertAsync(1, "a");
            await two.InsertAsync(1, "b");
        }

        await one.SavedAsync();
        await two.SavedAsync();
        var stored = await w.StoredAsync(text);
        Assert.Equal((20, 20), (stored.Count(c => c == 'a'), stored.Count(c => c == 'b')));
        var version = await w.ReadAsync(db => db.Set<SharedText>().Where(t => t.Id == text).Select(t => t.Version).SingleAsync());
        await one.AtAsync(version);
        await two.AtAsync(version);
        Assert.Equal((stored, stored), (one.Words, two.Words));
    }

    [Fact]
    public async Task Whoever_slept_long_comes_back_with_what_they_typed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One", "Two"));
        await using var ben = await w.EditAsync(w.Ben, text);
        await ben.CutAsync();
        await ben.InsertAsync(4, " asleep");
        for (var i = 0; i < 30; i++)
        {
            await w.InTextsAsync(w.Fay, async (texts, visit) => await texts.AppendAsync(visit, text, (await texts.ReadAsync(visit, text)).Version, [Doc.Insert(6, "x")]));
        }

        await w.EditAsync(w.Ben, text, ben);
        await ben.SavedAsync();

        Assert.Equal($"One asleep\n{new string('x', 30)}Two", await w.StoredAsync(text));
    }

    private static string Json(params Step[] steps) => "[" + string.Join(',', steps.Select(ProseJson.WriteText)) + "]";
}
