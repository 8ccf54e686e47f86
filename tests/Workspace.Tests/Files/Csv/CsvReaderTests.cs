using System.Text;
using Workspace.Files.Csv;

namespace Workspace.Tests.Files.Csv;

public sealed class CsvReaderTests
{
    private static readonly CsvLimits Limits = new();

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", ',')]
    [InlineData("a;b\n1,5;2\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("a|b\n1|2\n", '|')]
    [InlineData("sep=;\r\na;b\r\n1;2\r\n", ';')]
    [InlineData("a;b\n\"one, two, three\";2\n\"four, five, six\";3\n", ';')]
    public void The_separator_is_the_one_that_makes_even_rows(string text, char separator)
    {
        var file = CsvReader.Read(Encoding.UTF8.GetBytes(text), Limits);
        Assert.Equal(separator, file.Separator);
        Assert.Equal(["a", "b"], file.Rows[0].Cells.Select(c => c.Text));
        Assert.All(file.Rows, r => Assert.Equal(2, r.Cells.Count));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void Accents_survive_every_encoding_a_spreadsheet_writes(string name, bool marked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("Risk,Owner\r\nTenants’ replies – £5,Zoë\r\n")];
        var rows = CsvReader.Read(bytes, Limits).Rows;
        Assert.Equal("Risk", rows[0][0]);
        Assert.Equal(["Tenants’ replies – £5", "Zoë"], rows[1].Cells.Select(c => c.Text));
    }

    [Fact]
    public void Rows_and_cells_know_the_line_of_the_file_they_start_on()
    {
        var rows = Read("a,b\r\n\"one\r\ntwo\",x\r\n\r\nlast,y\n");
        Assert.Equal([1, 2, 5], rows.Select(r => r.Line));
        Assert.Equal("one\r\ntwo", rows[1][0]);
        Assert.Equal(3, rows[1].LineOf(1));
    }

    [Theory]
    [InlineData("a,b\rc,d\r", 2)]
    [InlineData("a,b\nc,d", 2)]
    [InlineData("a,b\r\n\r\n,\r\nc,d\r\n\r\n", 2)]
    public void Any_line_break_ends_a_row_and_blank_rows_are_passed_over(string text, int rows) => Assert.Equal(rows, Read(text).Count);

    [Fact]
    public void Quotes_inside_a_plain_cell_are_text_and_doubled_ones_inside_quotes_are_one()
    {
        var row = Read("5\" pipe,\"he said \"\"no\"\"\"  ,\"\"")[0];
        Assert.Equal(["5\" pipe", "he said \"no\"", ""], row.Cells.Select(c => c.Text));
    }

    [Fact]
    public void A_formula_keeps_the_separators_inside_its_brackets()
    {
        var row = Read("a;b;c\n1;=HYPERLINK(\"http://example.invalid\";\"open me\");3\n")[1];
        Assert.Equal(["1", "=HYPERLINK(\"http://example.invalid\";\"open me\")", "3"], row.Cells.Select(c => c.Text));
    }

    [Theory]
    [InlineData("a,b\n=(1,2\n3,4\n")]
    [InlineData("a,b\n=\"1,2\n3,4\n")]
    public void A_formula_that_never_closes_swallows_nothing(string text) =>
        Assert.All(Read(text), r => Assert.Equal(2, r.Cells.Count));

    [Fact]
    public void An_unclosed_quote_is_named_by_its_line_and_column() =>
        AssertRefused("a,b\n1,2\n3,\"four\n5,6\n", "Line 3, column 2: a quote is opened here and never closed.");

    [Fact]
    public void Quotes_that_do_not_pair_are_named_by_both_lines() =>
        AssertRefused("a,b\n\"one,2\n3,\"four\",5\n", "Line 3, column 1: text follows a closing quote (opened on line 2).");

    [Fact]
    public void An_unclosed_quote_in_a_large_file_is_found_before_the_end()
    {
        var text = "a,b\n1,\"" + new string('x', 5_000_000);
        AssertRefused(text, "Line 2, column 2: this cell is longer than 32,767 characters.");
    }

    [Fact]
    public void Two_hundred_columns_are_refused_by_their_line() =>
        AssertRefused("a,b\n" + string.Join(',', Enumerable.Repeat("x", 200)), "Line 2 has more than 100 columns.");

    [Fact]
    public void Too_many_rows_are_refused_by_the_line_where_they_begin() =>
        AssertRefused("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 6_000)), "Line 5001: this file has more than 5,000 rows.");

    [Fact]
    public async Task Fifty_megabytes_are_refused_after_twenty()
    {
        using var endless = new Endless(50L * 1024 * 1024);
        var refused = await Assert.ThrowsAsync<CsvRefused>(() => CsvReader.TakeAsync(endless, Limits));
        Assert.StartsWith("This file is larger than 20 MB.", refused.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Position, 20L * 1024 * 1024, 21L * 1024 * 1024);
    }

    [Fact]
    public void A_workbook_is_told_apart_from_a_table()
    {
        var refused = Assert.Throws<CsvRefused>(() => CsvReader.Read([0x50, 0x4B, 0x03, 0x04, 0x14], Limits));
        Assert.StartsWith("This is a workbook.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_and_a_lone_mark_have_no_rows()
    {
        Assert.Empty(CsvReader.Read([], Limits).Rows);
        Assert.Empty(CsvReader.Read([0xEF, 0xBB, 0xBF], Limits).Rows);
    }

    private static IReadOnlyList<CsvRow> Read(string text) => CsvReader.Read(Encoding.UTF8.GetBytes(text), Limits).Rows;

    private static void AssertRefused(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<CsvRefused>(() => Read(text)).Message, StringComparison.Ordinal);

    private sealed class Endless(long length) : MemoryStream
    {
        private long _given;

        public override long Position => _given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, length - _given);
            buffer.Span[..read].Fill((byte)'x');
            _given += read;
            return ValueTask.FromResult(read);
        }
    }
}
