using System.Globalization;
using Workspace.Files.Csv;

namespace Workspace.Tools.Risks.Import;

/// <summary>Turns one row of somebody's register into the details of a risk; whatever finds no place goes into the description.</summary>
internal sealed class ImportRowReader(ImportTable table, ImportPlan plan, ImportKnown known, CsvRow row)
{
    private readonly List<ImportProblem> _problems = [];
    private readonly List<string> _description = [];

    public ImportRow Read(Dictionary<string, int> seen)
    {
        foreach (var column in Enumerable.Range(0, table.Headings.Count)) Formula(column);
        var (response, responseText) = Response();
        var score = new Score(Point(ImportField.Likelihood, plan.Likelihood), Point(ImportField.Impact, plan.Impact));
        var details = new RiskDetails
        {
            Title = Title(),
            Cause = Text(ImportField.Cause),
            Consequence = Text(ImportField.Consequence),
            Category = Short(ImportField.Category),
            OwnerId = Member(),
            OwnerName = Short(ImportField.Owner),
            Score = score,
            Response = response,
            ResponseText = responseText,
            ReviewOn = Date(),
        };
        var status = Status();
        Compare(score);
        var reference = Reference(seen);
        Others();
        return Checked(details with { Description = Description(), Status = status == RiskStatus.Closed ? RiskStatus.Open : status }, status == RiskStatus.Closed, reference);
    }

    private ImportRow Checked(RiskDetails details, bool closed, string reference)
    {
        foreach (var problem in details.Check().Where(p => p.Field is not ("Likelihood" or "Impact"))) Add(FieldOf(problem.Field), problem.Message, stops: true);
        return new ImportRow(row.Line, reference, details, closed, _problems);
    }

    private string Title()
    {
        var title = Text(ImportField.Title);
        if (RiskText.Length(title) <= RiskText.Title) return title;
        Add(ImportField.Title, $"This text is longer than {RiskText.Title} characters. The title is its beginning; all of it is in the description.", stops: false);
        _description.Add(title);
        return RiskText.Cut(title, RiskText.Title);
    }

    private string Short(ImportField field)
    {
        var text = Text(field);
        if (RiskText.Length(text) <= RiskText.Line) return text;
        Keep(field, $"This text is longer than {RiskText.Line} characters and is shortened; all of it is in the description.");
        return RiskText.Cut(text, RiskText.Line);
    }

    private Guid? Member()
    {
        var found = known.Members[Text(ImportField.Owner)].ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private int Point(ImportField field, ScaleKind kind)
    {
        var cell = Text(field);
        if (cell.Length > 0 && Scale.Read(kind, cell) is { } point) return point;
        var what = cell.Length == 0 ? $"The {field} is missing" : $"“{RiskText.Cut(cell, 40)}” is not on the scale ({Scale.Name(kind)})";
        if (plan.UnreadableScore is not { } instead)
        {
            Add(field, $"{what}. Write it in the file, or choose what stands for scores that cannot be read.", stops: true);
            return Score.Lowest;
        }
        Keep(field, $"{what}; {RiskWords.Of(instead)} ({instead}) is taken.");
        return instead;
    }

    private (RiskResponse?, string) Response()
    {
        var text = Text(ImportField.ResponseText);
        var (response, rest) = LooseWords.Response(Text(ImportField.Response));
        return (response, (text.Length, rest.Length) switch { (_, 0) => text, (0, _) => rest, _ => $"{rest}\n{text}" });
    }

    private DateOnly? Date()
    {
        var cell = Text(ImportField.ReviewOn);
        var date = LooseDate.Read(cell);
        if (date is { Day: not null, Note: { } reading }) Add(ImportField.ReviewOn, $"“{cell}” {reading}.", stops: false);
        else if (date.Note is { } loss) Keep(ImportField.ReviewOn, $"“{RiskText.Cut(cell, 40)}” {loss}. The text is kept in the description.");
        return date.Day;
    }

    private RiskStatus Status()
    {
        var cell = Text(ImportField.Status);
        if (cell.Length == 0) return RiskStatus.Open;
        if (LooseWords.Status(cell) is { } status) return status;
        Keep(ImportField.Status, $"“{RiskText.Cut(cell, 40)}” is not a status we know; Open is taken. The text is kept in the description.");
        return RiskStatus.Open;
    }

    // Score and level of the file are not stored: ours follow from likelihood and impact. Where they contradict, say so.
    private void Compare(Score score)
    {
        var (stated, level) = (Text(ImportField.Score), Text(ImportField.Level));
        var product = Factor(ImportField.Likelihood) * Factor(ImportField.Impact);
        if (decimal.TryParse(stated, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && product is { } computed && number != computed)
            Keep(ImportField.Score, $"The file says {stated}, but likelihood times impact is {computed:0.##}. Ours is {score.Value}.");
        if (level.Length > 0 && LooseWords.Level(level) != score.Level)
            Keep(ImportField.Level, $"The file says {RiskText.Cut(level, 40)}; here it becomes {RiskWords.Of(score.Level)} ({score.Value}).");
    }

    private decimal? Factor(ImportField field) => decimal.TryParse(Text(field), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Reference(Dictionary<string, int> seen)
    {
        var reference = Short(ImportField.Reference);
        if (reference.Length == 0) return "";
        if (!seen.TryAdd(reference, row.Line)) Add(ImportField.Reference, $"{reference} stands on line {seen[reference]} too. Both are imported.", stops: false);
        if (known.References.TryGetValue(reference, out var earlier)) Add(ImportField.Reference, $"{earlier} was imported with the reference {reference} before. This row becomes another risk.", stops: false);
        return reference;
    }

    private void Others()
    {
        foreach (var column in Enumerable.Range(0, plan.Columns.Count).Where(i => plan.Columns[i] == ImportField.AddToDescription))
        {
            if (row[column].Trim() is { Length: > 0 } text) _description.Add($"{table.Headings[column]}: {text}");
        }
    }

    private string Description() => string.Join("\n", new[] { Text(ImportField.Description) }.Concat(_description).Where(t => t.Length > 0));

    private void Formula(int column)
    {
        if (plan.Columns[column] != ImportField.LeaveOut && row[column].StartsWith('='))
            _problems.Add(new(row.LineOf(column), table.Headings[column], "This cell is a formula. It is kept as the text it is and never run.", Stops: false));
    }

    private string Text(ImportField field) => plan.ColumnOf(field) is var column and >= 0 ? row[column].Trim() : "";

    private void Keep(ImportField field, string note)
    {
        Add(field, note, stops: false);
        if (Text(field) is { Length: > 0 } text) _description.Add($"{table.Headings[plan.ColumnOf(field)]}: {text}");
    }

    private void Add(ImportField field, string message, bool stops)
    {
        var column = plan.ColumnOf(field);
        _problems.Add(new(column < 0 ? row.Line : row.LineOf(column), column < 0 ? "" : table.Headings[column], message, stops));
    }

    private static ImportField FieldOf(string name) => name == nameof(RiskDetails.OwnerName) ? ImportField.Owner : Enum.Parse<ImportField>(name);
}
