using System.Text.Json;

namespace Workspace.Prose.Tests.Steps;

public sealed class MappingVectorTests
{
    [Fact]
    public void Every_position_goes_where_the_reference_sends_it()
    {
        var differences = new List<string>();
        foreach (var expected in Vectors.Read("mapping").EnumerateArray())
        {
            var mapping = new Mapping();
            var mirrors = expected.Each("mirrors").ToList();
            foreach (var (i, map) in expected.Each("maps").Index())
                mapping.AppendMap(MapOf(map.GetString()!), mirrors[i] is { ValueKind: JsonValueKind.Number } mirror && mirror.GetInt32() < i ? mirror.GetInt32() : null);
            Compare(mapping, expected, differences);
            var slice = expected.GetProperty("slice");
            Compare(mapping.Slice(slice.Number("from"), slice.Number("to")), slice, differences);
            var inverse = mapping.Invert();
            Assert.Equal(expected.GetProperty("inverse").Each("maps").Select(m => m.GetString()), inverse.Maps.Select(m => m.ToString()));
            Compare(inverse, expected.GetProperty("inverse"), differences);
        }
        Vectors.None(differences);
    }

    private static void Compare(Mapping mapping, JsonElement expected, List<string> differences)
    {
        foreach (var answer in expected.Each("answers"))
        {
            var wanted = answer.EnumerateArray().Select(n => n.GetInt32()).ToArray();
            var at = mapping.MapResult(wanted[0], wanted[1]);
            int[] found = [wanted[0], wanted[1], at.Pos, at.Deleted ? 1 : 0, at.DeletedBefore ? 1 : 0, at.DeletedAfter ? 1 : 0, at.DeletedAcross ? 1 : 0];
            if (!found.SequenceEqual(wanted) || mapping.Map(wanted[0], wanted[1]) != at.Pos) differences.Add($"{string.Join(' ', mapping.Maps)}: {answer}, here {string.Join(',', found)}");
        }
    }

    private static StepMap MapOf(string text)
    {
        var map = new StepMap([.. text.Trim('-', '[', ']').Split(',').Select(int.Parse)]);
        return text[0] == '-' ? map.Invert() : map;
    }
}
