using Workspace.Bench.Prose;
using Workspace.Tests.Support;

namespace Workspace.Tests.Texts;

/// <summary>Recorded sessions of real people, played through the hub. The bench plays them whole.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task Two_authors_with_their_real_concurrency_end_in_their_text()
    {
        var trace = Read("friendsforever");
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of(""));
        await using var one = await w.EditAsync(w.Ben, text, new(text) { SendsByItself = false });
        await using var two = await w.EditAsync(w.Fay, text, new(text) { SendsByItself = false });

        var run = await new TraceRun(trace, [one, two]).PlayAsync();

        Assert.Equal(Paragraphs.TextOf(new Replay(trace).Play().Doc), run.Text);
        Assert.Equal(run.Text, Doc.Words((await w.InTextsAsync(w.Rae, (texts, visit) => texts.ReadAsync(visit, text))).Doc));
        Assert.True(run.CarriedByServer > 0);
    }

    [Fact]
    public async Task One_author_ends_in_the_recorded_text()
    {
        var trace = Read("sveltecomponent");
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of(""));
        await using var one = await w.EditAsync(w.Ben, text, new(text) { SendsByItself = false });

        Assert.Equal(trace.EndContent, (await new TraceRun(trace, [one]).PlayAsync()).Text);
    }

    private static Trace Read(string name) => Trace.Read(Repository.Path("tests", "Workspace.Tests", "Texts", "Traces", $"{name}-start.json.gz"));
}
