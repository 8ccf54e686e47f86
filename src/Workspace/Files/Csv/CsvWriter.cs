using System.Buffers;
using System.Text;

namespace Workspace.Files.Csv;

/// <summary>Writes a table as RFC 4180 in UTF-8 with a mark, so that a spreadsheet opens it safely and with its accents.</summary>
public static class CsvWriter
{
    private static readonly SearchValues<char> Quotable = SearchValues.Create("\",;|\t\r\n");

    public static Task WriteAsync(Stream to, IEnumerable<IReadOnlyList<string>> rows, CancellationToken ct = default) => WriteAsync(to, rows.ToAsyncEnumerable(), ct);

    /// <summary>The same of rows that are read while they are written.</summary>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken ct = default)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16_384, leaveOpen: true);
        var line = new StringBuilder();
        await foreach (var row in rows.WithCancellation(ct)) await text.WriteAsync(Line(row, line), ct);
        await text.FlushAsync(ct);
    }

    private static StringBuilder Line(IReadOnlyList<string> row, StringBuilder line)
    {
        line.Clear();
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0) line.Append(',');
            Cell(line, CsvFormula.Guard(row[i]), alone: row.Count == 1);
        }
        return line.Append("\r\n");
    }

    private static void Cell(StringBuilder line, string cell, bool alone)
    {
        if (NeedsQuotes(cell, alone)) line.Append('"').Append(cell).Replace("\"", "\"\"", line.Length - cell.Length, cell.Length).Append('"');
        else line.Append(cell);
    }

    // A row of one empty cell would read as a blank line; other separators and outer spaces mislead programs that guess or trim.
    private static bool NeedsQuotes(string cell, bool alone) =>
        cell.Length == 0 ? alone : cell.AsSpan().ContainsAny(Quotable) || cell[0] == ' ' || cell[^1] == ' ';
}
