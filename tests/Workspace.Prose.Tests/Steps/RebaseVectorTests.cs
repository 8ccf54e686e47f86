namespace Workspace.Prose.Tests.Steps;

public sealed class RebaseVectorTests
{
    private static readonly Schema Schema = Schema.Standard;

    [Fact]
    public void Every_batch_is_carried_over_as_the_browser_carries_its_own()
    {
        var differences = new List<string>();
        foreach (var expected in Vectors.Read("rebase").EnumerateArray())
        {
            var since = Steps(expected, "since");
            var head = since.Aggregate(ProseJson.ReadNode(Schema, expected.Text("doc")), (doc, step) => step.Apply(doc).Doc!);
            var result = Rebase.Over(head, Steps(expected, "batch"), since);
            var kept = result.Steps.Select(s => $"{s.Index} {s.Step}");
            var wanted = expected.Each("kept").Select(k => $"{k.Number("index")} {k.Text("step")}");
            if (ProseJson.WriteText(result.Doc) != expected.Text("result") || !kept.SequenceEqual(wanted)) differences.Add($"{expected}\n{string.Join("\n", kept)}");
        }
        Vectors.None(differences);
    }

    private static List<Step> Steps(System.Text.Json.JsonElement json, string name) => [.. json.Each(name).Select(s => ProseJson.ReadStep(Schema, s.GetString()!))];
}
