using System.Text;
using System.Text.Json;

namespace Workspace.Prose.Tests.Model;

public sealed class ModelVectorTests
{
    private static readonly JsonElement Recorded = Vectors.Read("model");

    [Fact]
    public void A_document_reads_as_in_the_reference()
    {
        var differences = new List<string>();
        foreach (var entry in Recorded.Each("readings"))
        {
            var doc = ProseJson.ReadNode(Schema.Standard, entry.Text("doc"));
            Assert.Equal(entry.Number("size"), doc.NodeSize);
            Assert.Equal(entry.Text("text"), doc.TextBetween(0, doc.Content.Size, "\n"));
            foreach (var read in entry.Each("reads")) if (Reading(doc, read) is { } difference) differences.Add($"{difference}\n{read}\nin {entry.Text("doc")}");
        }
        Vectors.None(differences);
    }

    [Fact]
    public void A_content_expression_says_what_it_says_in_the_reference()
    {
        foreach (var expected in Recorded.Each("contents"))
        {
            var schema = Record.Exception(() => SchemaFile.Read(Encoding.UTF8.GetBytes(expected.Text("schema")))) is null ? SchemaFile.Read(Encoding.UTF8.GetBytes(expected.Text("schema"))) : null;
            Assert.Equal(expected.Flag("ok"), schema is not null);
            if (schema is null) continue;
            var match = schema.TopNodeType.ContentMatch;
            Assert.Equal(expected.MaybeText("defaultType"), match.DefaultType?.Name);
            foreach (var wrapping in expected.Each("wrappings")) Assert.Equal(Names(wrapping[1]), match.FindWrapping(schema.NodeType(wrapping[0].GetString()!))?.Select(t => t.Name));
            foreach (var row in expected.Each("rows")) CompareRow(schema, row);
        }
    }

    [Fact]
    public void Marks_join_and_leave_a_set_as_in_the_reference()
    {
        var marks = Recorded.GetProperty("marks");
        var schema = SchemaFile.Read(Encoding.UTF8.GetBytes(marks.Text("schema")));
        foreach (var expected in marks.Each("cases"))
        {
            var set = Prose.Mark.SetFrom(Parse(expected.Text("set")).EnumerateArray().Select(m => MarkOf(schema, m)));
            var mark = MarkOf(schema, Parse(expected.Text("mark")));
            Assert.Equal(expected.Text("added"), Written(mark.AddToSet(set)));
            Assert.Equal(expected.Text("removed"), Written(mark.RemoveFromSet(set)));
            Assert.Equal(expected.Flag("allowed"), schema.NodeType("paragraph").AllowsMarks(set));
        }
    }

    [Fact]
    public void What_the_reference_refuses_to_read_is_refused()
    {
        foreach (var json in Recorded.Each("refused")) Assert.Throws<ProseException>(() => ProseJson.ReadNode(Schema.Standard, json.GetString()!).Check());
    }

    [Fact]
    public void The_cases_of_the_reference_for_content_expressions_hold()
    {
        var suites = Vectors.Read("suites");
        foreach (var expected in suites.Each("matches"))
        {
            var schema = WithContent(expected.Text("expression"));
            Assert.Equal(expected.Flag("fits"), schema.TopNodeType.ContentMatch.MatchFragment(Row(schema, expected.Text("row"))) is { ValidEnd: true });
        }
        foreach (var expected in suites.Each("fills"))
        {
            var schema = WithContent(expected.Text("expression"));
            var fill = schema.TopNodeType.ContentMatch.MatchFragment(Row(schema, expected.Text("before")))?.FillBefore(Row(schema, expected.Text("after")), toEnd: true);
            Assert.Equal(expected.MaybeText("fill"), Written(fill));
        }
    }

    private static string? Reading(Node doc, JsonElement read)
    {
        var (from, to) = (read.Number("from"), read.Number("to"));
        var at = doc.Resolve(from);
        if (read.MaybeText("slice") is { } slice && Written(doc.SliceBetween(from, to)) != slice) return $"cut: {Written(doc.SliceBetween(from, to))}";
        if (read.MaybeText("words") is { } words && doc.TextBetween(from, to, "\n") != words) return $"words: {doc.TextBetween(from, to, "\n")}";
        if (doc.NodeAt(from)?.Type.Name != read.MaybeText("nodeAt")) return "another node";
        if (at.ToString() != read.Text("resolved") || (at.Depth, at.TextOffset, at.SharedDepth(to)) != (read.Number("depth"), read.Number("textOffset"), read.Number("shared"))) return $"resolved as {at}";
        return read.Each("indexes").Index().All(i => Same(at, i.Index, i.Item)) ? null : "other indexes";
    }

    private static bool Same(ResolvedPos at, int depth, JsonElement wanted) =>
        new[] { at.Index(depth), at.IndexAfter(depth), at.Start(depth), at.End(depth) }.SequenceEqual(wanted.EnumerateArray().Select(n => n.GetInt32()));

    private static void CompareRow(Schema schema, JsonElement expected)
    {
        var row = Fragment.From(expected.Each("row").Select(n => schema.NodeType(n.GetString()!).Create()));
        var match = schema.TopNodeType.ContentMatch;
        var after = match.MatchFragment(row);
        Assert.Equal(expected.Flag("fits"), after is { ValidEnd: true });
        Assert.Equal(expected.MaybeText("fill"), Written(match.FillBefore(row, toEnd: true)));
        Assert.Equal(expected.MaybeText("rest"), Written(after?.FillBefore(Fragment.Empty, toEnd: true)));
    }

    private static Schema WithContent(string expression) => new(
        Schema.Standard.Nodes.Select(n => (n.Name, n.Name == "doc" ? n.Spec with { Content = expression } : n.Spec)), Schema.Standard.Marks.Select(m => (m.Name, m.Spec)));

    private static Fragment Row(Schema schema, string names) => Fragment.From(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n switch
    {
        "text" => schema.Text("x"),
        "image" => schema.NodeType(n).Create(schema.NodeType(n).Attributes(("src", "x"), ("alt", "x"))),
        _ => schema.NodeType(n).Create(),
    }));

    private static IEnumerable<string?>? Names(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.EnumerateArray().Select(n => n.GetString());

    private static Mark MarkOf(Schema schema, JsonElement json) => JsonIn.Parse(Encoding.UTF8.GetBytes(json.GetRawText()), new JsonIn(schema).Mark);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static string Written(IEnumerable<Mark> marks) => Text(json => json.List(marks, m => json.Mark(m)));

    private static string Written(Slice slice) => slice.Content.Size == 0 ? "null" : Text(json => json.Slice(slice));

    private static string? Written(Fragment? fragment) => fragment is null ? null : Text(json => json.List(fragment.Children, n => json.Node(n)));

    private static string Text(Action<JsonOut> write)
    {
        var json = new JsonOut();
        write(json);
        return Encoding.UTF8.GetString(json.Written.Span);
    }
}
