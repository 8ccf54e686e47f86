namespace Workspace.Tools.Risks.Import;

/// <summary>Something to know about one cell, named by the line of the file and the column; some stop the import, the others are notes.</summary>
public sealed record ImportProblem(int Line, string Column, string Message, bool Stops)
{
    public string Place => Column.Length == 0 ? $"Line {Line}" : $"Line {Line}, {Column}";
}
