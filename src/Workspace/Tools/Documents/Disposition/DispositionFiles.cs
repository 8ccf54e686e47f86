using Workspace.Prose;
using Workspace.Prose.Word;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Ui;

namespace Workspace.Tools.Documents.Disposition;

/// <summary>The table of a round as rows of a spreadsheet and as a Word document.</summary>
public static class DispositionFiles
{
    public static readonly string[] Headings = ["No.", "Kind", "Who", "Speaks for", "Clause", "Wording", "Comment or proposal", "Outcome", "Reason", "Decided by", "Date"];

    public static IEnumerable<IReadOnlyList<string>> Rows(DispositionTable table, TimeZoneInfo zone) =>
        [Headings, .. table.Rows.Select(r => Cells(r, zone))];

    public static WordFile Word(Document document, DispositionTable table, Place place)
    {
        var schema = Schema.Standard;
        var title = $"{document.Reference} {document.Title}: what became of comments and suggestions";
        var doc = schema.Node("doc",
            Heading(title),
            Paragraph(Said(document, table, place)),
            schema.Node("table", [Row("table_header", Headings), .. table.Rows.Select(r => Row("table_cell", Cells(r, place.Zone)))]));
        return WordWriter.Write(doc, new() { Title = title, Created = place.Now });
    }

    private static string Said(Document document, DispositionTable table, Place place)
    {
        var round = table.Round;
        var end = round.ClosedAt is { } at ? $"closed on {Words.Day(place.DayOf(at))}: {Review.RoundWords.Of(round.Outcome).ToLowerInvariant()}" : $"open until {Words.Day(round.DueOn)}";
        return $"Review {round.Number} of {document.Reference}, started on {Words.Day(place.DayOf(round.StartedAt))}, {end}. {Words.Count(table.Rows.Count, "row")}, {Words.Number(table.Open)} open.";
    }

    private static string[] Cells(DispositionRow r, TimeZoneInfo zone) =>
    [
        $"{r.Number}", r.IsSuggestion ? "Suggestion" : "Comment", r.Who, r.For, r.Clause, r.Wording, r.Proposal, OutcomeWords.Of(r.Outcome), r.Reason, r.DecidedBy,
        r.At is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "",
    ];

    private static Node Row(string cell, IEnumerable<string> words) => Schema.Standard.Node("table_row", words.Select(w => Schema.Standard.Node(cell, Paragraph(w))));

    private static Node Heading(string words) => Schema.Standard.Node("heading", [("level", 1)], Schema.Standard.Text(words));

    private static Node Paragraph(string words) => words.Length == 0 ? Schema.Standard.Node("paragraph") : Schema.Standard.Node("paragraph", Lines(words));

    private static IEnumerable<Node> Lines(string words) => words.Split('\n').SelectMany((line, i) => (Node[])[.. i > 0 ? [Schema.Standard.Node("hard_break")] : Array.Empty<Node>(), .. line.Length > 0 ? [Schema.Standard.Text(line)] : Array.Empty<Node>()]);
}
