using System.Text.Json;

namespace Workspace.Prose.Tests.Steps;

public sealed class StepVectorTests(ITestOutputHelper output)
{
    private static readonly Schema Schema = Schema.Standard;

    [Fact]
    public void Every_step_has_the_verdict_document_map_and_inverse_of_the_reference()
    {
        var (cases, differences) = (0, new List<string>());
        foreach (var entry in Vectors.Read("steps").EnumerateArray().Concat(Vectors.Read("suites").Each("steps")))
        {
            var doc = ProseJson.ReadNode(Schema, entry.Text("doc"));
            Assert.Equal(entry.Text("doc"), ProseJson.WriteText(doc));
            foreach (var expected in entry.Each("cases"))
            {
                cases++;
                if (Difference(doc, expected) is { } difference) differences.Add($"{difference}\nstep {expected.Text("step")}\nin {entry.Text("doc")}");
            }
        }
        output.WriteLine($"{cases} cases");
        Vectors.None(differences);
        Assert.True(cases > 3_000);
    }

    [Fact]
    public void Steps_merge_as_in_the_reference()
    {
        var differences = new List<string>();
        foreach (var expected in Vectors.Read("merge").EnumerateArray().Concat(Vectors.Read("suites").Each("merges")))
        {
            var merged = ProseJson.ReadStep(Schema, expected.Text("first")).Merge(ProseJson.ReadStep(Schema, expected.Text("second")));
            var json = merged is null ? null : ProseJson.WriteText(merged);
            if (json != expected.MaybeText("merged")) differences.Add($"{expected}\n{json}");
        }
        Vectors.None(differences);
    }

    private static string? Difference(Node doc, JsonElement expected)
    {
        Step step;
        try
        {
            step = ProseJson.ReadStep(Schema, expected.Text("step"));
        }
        catch (ProseException e)
        {
            return $"cannot be read: {e.Message}";
        }
        if (ProseJson.WriteText(step) != expected.Text("step")) return $"is written as {ProseJson.WriteText(step)}";
        var result = step.Apply(doc);
        if (result.Doc is null != !expected.Flag("ok")) return $"accepted: {expected.Flag("ok")}, here: {result.Failed}";
        if (result.Doc is not { } after) return null;
        var json = ProseJson.WriteText(after);
        if (json != expected.Text("result")) return $"gives {json}\nnot {expected.Text("result")}";
        if (ProseJson.Size(after) != System.Text.Encoding.UTF8.GetByteCount(json)) return $"is measured as {ProseJson.Size(after)}";
        if (step.GetMap().ToString() != expected.Text("map")) return $"maps {step.GetMap()}, not {expected.Text("map")}";
        return Inverse(doc, step, after, expected) ?? Validity(after, json, expected);
    }

    private static string? Inverse(Node doc, Step step, Node after, JsonElement expected)
    {
        var inverse = expected.MaybeText("inverse") is null ? null : step.Invert(doc);
        if (inverse is null) return null;
        if (ProseJson.WriteText(inverse) != expected.Text("inverse")) return $"is taken back by {inverse}, not {expected.Text("inverse")}";
        return inverse.Apply(after).Doc?.Equals(doc) == true == expected.Flag("undone") ? null : $"taken back: {expected.Flag("undone")}";
    }

    /// <summary>What the reference finds at fault is at fault here; attributes and half characters are judged here only.</summary>
    private static string? Validity(Node after, string json, JsonElement expected)
    {
        var fault = Record.Exception(after.Check)?.Message;
        if (fault is null == expected.Flag("valid")) return null;
        var ours = fault is not null && (fault.Contains("attribute", StringComparison.Ordinal) || json.Contains("\\ud", StringComparison.Ordinal));
        return ours ? null : $"valid: {expected.Flag("valid")}, here: {fault}";
    }
}
