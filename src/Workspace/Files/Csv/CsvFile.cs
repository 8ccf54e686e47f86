namespace Workspace.Files.Csv;

/// <summary>A file that was read: its rows, and in words how it was understood.</summary>
public sealed record CsvFile(IReadOnlyList<CsvRow> Rows, char Separator, string Encoding)
{
    public string SeparatorName => Separator switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "vertical bars",
        _ => "commas",
    };
}
