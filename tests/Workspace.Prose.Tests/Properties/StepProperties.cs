using FsCheck;
using FsCheck.Fluent;

namespace Workspace.Prose.Tests.Properties;

public sealed class StepProperties
{
    private static readonly Arbitrary<Edit[]> AnyEdits = ArbMap.Default.ArbFor<Edit[]>();

    [Fact]
    public void A_step_taken_back_gives_the_document_before_it() => Hold(edits =>
        Edits.Play(Edits.Start, edits).Accepted.All(s => s.Step.Invert(s.Before).Apply(s.After).Doc?.Equals(s.Before) == true));

    [Fact]
    public void Every_accepted_document_checks_when_it_is_read_anew() => Hold(edits =>
        Edits.Play(Edits.Start, edits).Accepted.All(s => Sound(s.After)));

    [Fact]
    public void What_is_kept_from_step_to_step_is_right_when_only_the_last_document_is_looked_at() => Hold(edits =>
    {
        var doc = edits.Where((_, i) => i % 3 > 0).Aggregate(Edits.Long, (d, e) => Edits.StepOf(d, e).Apply(d).Doc ?? d);
        return Record.Exception(doc.Check) is not null || Sound(doc);
    });

    [Fact]
    public void What_is_written_reads_as_the_same() => Hold(edits =>
    {
        var (doc, accepted) = Edits.Play(Edits.Start, edits);
        var json = ProseJson.WriteText(doc);
        return ProseJson.ReadNode(Schema.Standard, json).Equals(doc)
            && ProseJson.WriteText(ProseJson.ReadNode(Schema.Standard, json)) == json
            && accepted.All(s => ProseJson.WriteText(ProseJson.ReadStep(Schema.Standard, ProseJson.WriteText(s.Step))) == ProseJson.WriteText(s.Step));
    });

    [Fact]
    public void Maps_one_after_the_other_are_one_mapping() => Hold(edits =>
    {
        var maps = Edits.Play(Edits.Start, edits).Accepted.Select(s => s.Step.GetMap()).ToList();
        var mapping = new Mapping(maps);
        return Positions().All(p => mapping.Map(p.Pos, p.Side) == maps.Aggregate(p.Pos, (at, map) => map.Map(at, p.Side)));
    });

    [Fact]
    public void A_position_that_was_not_deleted_comes_back_from_the_way_back() => Hold(edits =>
        Edits.Play(Edits.Start, edits).Accepted.Select(s => s.Step.GetMap()).All(map =>
            Positions().All(p => map.MapResult(p.Pos, p.Side) is var there && (there.Deleted || map.Invert().Map(there.Pos, p.Side) == p.Pos))));

    [Fact]
    public void Steps_that_merge_do_the_same_as_one() => Hold(edits =>
        Edits.Play(Edits.Start, edits).Accepted is var steps && steps.Zip(steps.Skip(1)).All(pair =>
            pair.First.Step.Merge(pair.Second.Step) is not { } merged || merged.Apply(pair.First.Before).Doc?.Equals(pair.Second.After) == true));

    /// <summary>Nothing kept from step to step may differ from what a fresh look finds.</summary>
    private static bool Sound(Node doc)
    {
        var json = ProseJson.Write(doc);
        var fresh = ProseJson.ReadNode(Schema.Standard, json);
        fresh.Check();
        return ProseJson.Size(doc) == json.Length && fresh.NodeCount == doc.NodeCount && fresh.Depth == doc.Depth && fresh.NodeSize == doc.NodeSize && Counted(doc) == doc.NodeCount;
    }

    private static int Counted(Node node) => 1 + node.Children.Sum(Counted);

    private static IEnumerable<(int Pos, int Side)> Positions() => Enumerable.Range(0, 24).SelectMany(p => new[] { (p, -1), (p, 1) });

    private static void Hold(Func<Edit[], bool> property) => Seeded.Check(Prop.ForAll(AnyEdits, property), tests: 400, endSize: 60);
}
