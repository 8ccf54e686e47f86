namespace Workspace.Files.Csv;

/// <summary>One cell and the line of the file on which it starts.</summary>
public readonly record struct CsvCell(string Text, int Line);

/// <summary>One row of a table: its cells, and the line of the file on which it starts.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<CsvCell> Cells)
{
    public bool IsBlank => Cells.All(c => string.IsNullOrWhiteSpace(c.Text));

    public string this[int column] => column < Cells.Count ? Cells[column].Text : "";

    public int LineOf(int column) => column < Cells.Count ? Cells[column].Line : Line;
}
