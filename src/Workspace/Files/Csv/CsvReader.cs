namespace Workspace.Files.Csv;

/// <summary>Reads the tables people really have: any common encoding, separator and line break, within limits.</summary>
public static class CsvReader
{
    private const int Beginning = 64 * 1024;

    /// <summary>Takes at most the permitted bytes from the stream, however long it is.</summary>
    public static async Task<byte[]> TakeAsync(Stream from, CsvLimits limits, CancellationToken ct = default)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[81_920];
        while (await from.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (taken.Length + read > limits.Bytes) throw new CsvRefused($"This file is larger than {limits.Bytes / 1024 / 1024} MB. Split it, or remove what is not part of the table, and choose it again.");
            taken.Write(buffer, 0, read);
        }
        return taken.ToArray();
    }

    public static CsvFile Read(byte[] bytes, CsvLimits limits)
    {
        if (bytes.Length > limits.Bytes) throw new CsvRefused($"This file is larger than {limits.Bytes / 1024 / 1024} MB.");
        RefuseWorkbook(bytes);
        var (encoding, skip, name) = CsvEncoding.Detect(bytes);
        StreamReader Open() => new(new MemoryStream(bytes, skip, bytes.Length - skip), encoding, detectEncodingFromByteOrderMarks: false);
        var separator = Detect(Open());
        return new CsvFile(Rows(Open(), separator, limits), separator, name);
    }

    private static char Detect(StreamReader text)
    {
        var beginning = new char[Beginning];
        return CsvSeparator.Detect(new string(beginning, 0, text.ReadBlock(beginning, 0, Beginning)));
    }

    private static List<CsvRow> Rows(StreamReader text, char separator, CsvLimits limits)
    {
        List<CsvRow> rows = [];
        var parser = new CsvParser(text, separator, limits);
        while (parser.Next() is { } row)
        {
            if (row.IsBlank || (rows.Count == 0 && IsDeclaration(row))) continue;
            if (rows.Count >= limits.Rows) throw new CsvRefused($"Line {row.Line}: this file has more than {limits.Rows:N0} rows. Split it and choose the first part again.");
            rows.Add(row);
        }
        return rows;
    }

    private static bool IsDeclaration(CsvRow row) =>
        row.Line == 1 && row.Cells is [{ Text: var first }, { Text: "" }] && first.Equals("sep=", StringComparison.OrdinalIgnoreCase);

    private static void RefuseWorkbook(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new CsvRefused("This is a workbook. In your spreadsheet choose Save as, then CSV UTF-8, and choose that file.");
    }
}
