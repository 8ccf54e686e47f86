using Workspace.Files.Csv;

namespace Workspace.Tools.Risks.Import;

/// <summary>What the register and the space know already: members by name, and the old references that were imported before.</summary>
public sealed record ImportKnown(ILookup<string, Guid> Members, IReadOnlyDictionary<string, string> References)
{
    public static readonly ImportKnown Nothing = new(Array.Empty<string>().ToLookup(n => n, _ => Guid.Empty), new Dictionary<string, string>());
}

/// <summary>Reads every row of a table by a plan and reports what it could not take as it stands; stores nothing.</summary>
public static class ImportReader
{
    public static ImportPreview Read(ImportTable table, ImportPlan plan, ImportKnown known)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        List<ImportRow> rows = [.. table.Rows.Select(row => new ImportRowReader(table, plan, known, row).Read(seen))];
        return new ImportPreview(rows, [.. table.Problems.Concat(rows.SelectMany(r => r.Problems)).OrderBy(p => p.Line)]);
    }
}
