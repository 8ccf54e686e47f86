using System.Text;
using Workspace.Files.Csv;

namespace Workspace.Tests.Files.Csv;

public sealed class CsvWriterTests
{
    private static readonly string[] Hostile =
    [
        "", " ", "plain", "a,b", "a;b", "say \"no\"", "\"", "\"\"", "two\r\nlines", "two\nlines", "\n", "\r", " leading", "trailing ", "tab\there",
        "=1+1", "=HYPERLINK(\"http://example.invalid\",\"x\")", "+44 20 7946", "-5", "@SUM(A1)", "\tx", "\rx", "\0x", "a\0b", " =1+1", "'=1+1", "''=1", "' =1", "'", "''", "'quoted'", "’tis",
        "＝1＋1", "sep=;", "ID", "\uFEFFmarked", "é ü ß £ – ’", "日本語", "👩‍👩‍👧", "\u202Eabc", "<script>alert(1)</script>", "NULL", "0", "1e9", "00123", "cmd|' /C calc'!A0",
    ];

    [Fact]
    public async Task Every_cell_comes_back_exactly_through_our_own_reader()
    {
        IReadOnlyList<string>[] rows = [["Ref", "Text", "More"], .. Hostile.SelectMany(a => Hostile.Select(b => (IReadOnlyList<string>)["x", a, b]))];
        var back = CsvReader.Read(await Write(rows), new CsvLimits()).Rows;
        Assert.Equal(rows, back.Select(r => r.Cells.Select(c => c.Text).ToArray()));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\0x")]
    [InlineData("  =1+1")]
    [InlineData("＝1")]
    public async Task What_a_spreadsheet_would_run_gets_an_apostrophe(string cell)
    {
        var text = Encoding.UTF8.GetString(await Write([["a", cell]]));
        Assert.Contains("'" + cell, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_begins_with_a_mark_and_ends_each_row_as_the_standard_says()
    {
        var bytes = await Write([["a", "b,c"], ["d", "e\"f"]]);
        Assert.Equal("\uFEFFa,\"b,c\"\r\nd,\"e\"\"f\"\r\n", Encoding.UTF8.GetString(bytes));
    }

    private static async Task<byte[]> Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var to = new MemoryStream();
        await CsvWriter.WriteAsync(to, rows);
        return to.ToArray();
    }
}
