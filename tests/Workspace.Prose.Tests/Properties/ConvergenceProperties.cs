using FsCheck.Fluent;

namespace Workspace.Prose.Tests.Properties;

public sealed class ConvergenceProperties
{
    [Fact]
    public void Authors_with_any_delays_end_with_one_document() =>
        Seeded.Check(Prop.ForAll(ArbMap.Default.ArbFor<Turn[]>(), End), tests: 400, endSize: 120);

    private static bool End(Turn[] turns)
    {
        var (log, versions) = (new List<Step>(), new List<Node> { Edits.Start });
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(Edits.Start)).ToArray();
        foreach (var turn in turns)
        {
            var browser = browsers[(turn.Who & int.MaxValue) % browsers.Length];
            if (turn.What % 3 == 0) browser.Send(log, versions);
            else if (turn.What % 3 == 1) browser.Receive(log, versions, browser.Version + ((turn.HowFar & int.MaxValue) % (log.Count - browser.Version + 1)));
            else browser.Edit(turn.Edit);
        }
        foreach (var browser in browsers) browser.Send(log, versions);
        foreach (var browser in browsers) browser.Receive(log, versions, log.Count);
        var replayed = log.Aggregate(Edits.Start, (doc, step) => step.Apply(doc).Doc!);
        return Array.TrueForAll(browsers, b => b.Doc.Equals(versions[^1])) && replayed.Equals(versions[^1]);
    }

    public sealed record Turn(int Who, int What, int HowFar, Edit Edit);
}
