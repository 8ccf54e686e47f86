namespace Workspace.Tools.Risks.Import;

/// <summary>One row as it would be stored.</summary>
public sealed record ImportRow(int Line, string OriginalReference, RiskDetails Details, bool Closed, IReadOnlyList<ImportProblem> Problems)
{
    public string StatusWords => Closed ? "Closed" : RiskWords.Of(Details.Status);
}

/// <summary>What an import would do, to be looked at before anything is stored.</summary>
public sealed record ImportPreview(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportProblem> Problems)
{
    public bool CanImport => Rows.Count > 0 && !Problems.Any(p => p.Stops);

    public int Stopping => Problems.Count(p => p.Stops);

    public int Notes => Problems.Count(p => !p.Stops);
}
