namespace Workspace.Tools.Risks.Import;

/// <summary>How a file is to be read: what each column becomes, on which scales it was scored, and what to do with a score that cannot be read.</summary>
public sealed record ImportPlan(IReadOnlyList<ImportField> Columns, ScaleKind Likelihood, ScaleKind Impact, int? UnreadableScore = null)
{
    public int ColumnOf(ImportField field)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == field) return i;
        }
        return -1;
    }

    /// <summary>What has to be chosen before rows can be looked at.</summary>
    public IEnumerable<string> Problems(ImportTable table)
    {
        foreach (var needed in new[] { ImportField.Title, ImportField.Likelihood, ImportField.Impact })
        {
            if (!Columns.Contains(needed) && !(needed != ImportField.Title && UnreadableScore is not null)) yield return $"Choose the column that becomes {ImportFields.Words(needed)}.";
        }
        foreach (var twice in Columns.Where(ImportFields.IsSingle).GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            var names = table.Headings.Where((_, i) => Columns[i] == twice);
            yield return $"Only one column can become {ImportFields.Words(twice)}; now it is {string.Join(" and ", names)}.";
        }
    }
}
