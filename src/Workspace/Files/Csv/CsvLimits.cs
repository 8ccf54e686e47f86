namespace Workspace.Files.Csv;

/// <summary>How large a file of comma separated values may be before it is refused.</summary>
public sealed record CsvLimits(int Bytes = 20 * 1024 * 1024, int Rows = 5_000, int Columns = 100, int CellLength = 32_767);
