using FsCheck;
using FsCheck.Fluent;

namespace Workspace.Prose.Tests.Properties;

public sealed class ConvergenceProperties
{
    [Fact]
    public void Authors_with_any_delays_end_with_one_document() => Hold(turns =>
    {
        var (server, browsers) = Play(turns, (browser, edit) => browser.Edit(edit.Choice % 7 == 3 && browser.Undo is { } undo ? undo : Edits.StepOf(browser.Doc, edit)));
        var replayed = server.Log.Aggregate(Edits.Start, (doc, step) => step.Apply(doc).Doc!);
        return Array.TrueForAll(browsers, b => b.Doc.Equals(server.Doc)) && replayed.Equals(server.Doc);
    });

    [Fact]
    public void Words_are_there_in_the_end_or_named_or_deleted_by_somebody_who_saw_them()
    {
        var named = 0;
        Hold(turns =>
        {
            var (typed, deleted) = (new HashSet<char>(), new HashSet<char>());
            var (server, browsers) = Play(turns, (browser, edit) =>
            {
                var before = browser.Doc;
                var letter = (char)(0x4E00 + typed.Count);
                browser.Edit(Typing(before, edit, letter));
                if (browser.Doc.TextContent.Contains(letter, StringComparison.Ordinal)) typed.Add(letter);
                deleted.UnionWith(before.TextContent.Except(browser.Doc.TextContent));
            });
            var kept = server.Doc.TextContent.Where(typed.Contains).ToList();
            var missing = typed.Except(kept).Except(deleted).ToList();
            named += missing.Count;
            return kept.Distinct().Count() == kept.Count && missing.Except(browsers.SelectMany(b => b.Named)).ToList() is [];
        });
        Assert.True(named > 100, $"Only {named} letters were lost and named: this proves nothing.");
    }

    private static (Server Server, Browser[] Browsers) Play(Turn[] turns, Action<Browser, Edit> edit)
    {
        var server = new Server(Edits.Start);
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(Edits.Start)).ToArray();
        foreach (var turn in turns)
        {
            var browser = browsers[turn.Who];
            if (turn.What == 0) browser.Send(server);
            else if (turn.What == 1) browser.Receive(server, browser.Version + (turn.HowFar % (server.Log.Count - browser.Version + 1)));
            else edit(browser, turn.Edit);
        }
        foreach (var browser in browsers) browser.Send(server);
        foreach (var browser in browsers) browser.Receive(server, server.Log.Count);
        return (server, browsers);
    }

    /// <summary>One letter that nobody else types, a deletion, or a new paragraph.</summary>
    private static Step Typing(Node doc, Edit edit, char letter) => (edit.Kind & 3) switch
    {
        0 => Edits.StepOf(doc, edit with { Kind = 3 }),
        1 when edit.Choice % 3 == 0 => Edits.StepOf(doc, edit with { Kind = 4 }),
        _ => new ReplaceStep(Place(doc, edit.At), Place(doc, edit.At), Slice.Of(Schema.Standard.Text(letter.ToString()))),
    };

    private static int Place(Node doc, int at) => (at & int.MaxValue) % (doc.Content.Size + 1);

    private static void Hold(Func<Turn[], bool> property) => Seeded.Check(Prop.ForAll(Turns.ToArbitrary(), property), tests: 200, endSize: 100);

    private static Gen<int> Below(int end) => Gen.Choose(0, end - 1);

    private static Gen<Turn[]> Turns { get; } =
        from length in Gen.Choose(10, 100)
        from turns in AnyTurn.ArrayOf(length)
        select turns;

    private static Gen<Turn> AnyTurn =>
        from who in Below(4)
        from what in Below(6)
        from far in Below(100)
        from kind in Below(28)
        from at in Below(1_000)
        from length in Below(9)
        from choice in Below(100)
        select new Turn(who, what, far, new Edit(kind, at, length, choice));

    public sealed record Turn(int Who, int What, int HowFar, Edit Edit);
}
