namespace Workspace.Files.Csv;

/// <summary>A file that cannot be read as a table, in one sentence for the person who sent it.</summary>
public sealed class CsvRefused(string message) : Exception(message);
