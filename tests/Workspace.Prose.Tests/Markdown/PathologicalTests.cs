using System.Text;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Generated;

namespace Workspace.Prose.Tests.Markdown;

/// <summary>Inputs made to take time, memory or depth: each is read within a second, or kept word for word.</summary>
public sealed class PathologicalTests
{
    private static readonly string[] Repeated =
    [
        "[", "[ (](", "[a](b", "](", "![", "![a](", "[[a]", "[^", "[^1]", "[a][", "[a]: b\n", "[^a]: b\n", "[a]: <\n", "*", "*a ", "**a ", "*a_ ", "_a ", "a*b", "***", "*a **b ", "~~a", "==a", "++a", "`", "`a", "``a`", "<", "<a ", "<a b=\"",
        "<!--", "<!-- a", "<?", "<![CDATA[", "<!A", "</a", "<b>", "&", "&a", "&#", "\\", "> ", ">", "- ", "1. ", "* - ", "> - ", "- a\n", "#", "# a\n", "|", "|-", "|a|\n|-|\n", "| a \n", "a|b\n-|-\n", "```\n", "~~~\n    a\n", "---\n", "a\n===\n", "    a\n\n", "\t- a\n", "<div>\n", "[x] ", "a  \n", "😀", "\uFEFF", "---\na: &a [*a]\n",
    ];

    public static TheoryData<string, int> Inputs
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var part in Repeated) data.Add(part, MarkdownLimits.Bytes / Encoding.UTF8.GetByteCount(part));
            foreach (var part in new[] { "[", "*a ", "[a](b", "![a", "_a_ ", "`a " }) data.Add(part, 3_900);
            foreach (var (part, count) in new[] { ("> ", 120), ("> ", 130), ("- ", 60), ("- ", 70), ("[", 10_000), ("**a** ", 1_900), ("**a** ", 6_000) }) data.Add(part, count);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_repeated_sign_takes_a_second_at_most_and_does_not_multiply(string part, int count)
    {
        var text = string.Concat(Enumerable.Repeat(part, count));
        foreach (var input in new[] { text + "a", string.Join('\n', text.Chunk(20_000).Select(c => new string(c))) }) Bounded(input);
    }

    [Fact]
    public void Lists_nested_by_indentation_are_bounded() => Bounded(string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i * 2) + "- a\n")));

    [Fact]
    public void A_table_of_many_columns_with_short_rows_is_kept_as_text()
    {
        var table = $"{string.Concat(Enumerable.Repeat("|a", 2_000))}|\n{string.Concat(Enumerable.Repeat("|-", 2_000))}|\n{string.Concat(Enumerable.Repeat("|b|\n", 2_000))}";
        Assert.Equal(table, Bounded(table).Doc.TextContent);
        Bounded($"{string.Concat(Enumerable.Repeat("|a", 50))}|\n{string.Concat(Enumerable.Repeat("|-", 50))}|\n{string.Concat(Enumerable.Repeat("|\n", 2_000))}");
        Bounded($"{string.Concat(Enumerable.Repeat("|a", 50))}|\n{string.Concat(Enumerable.Repeat("|-", 50))}|\n{string.Concat(Enumerable.Repeat("|b|\n", 60_000))}");
    }

    [Fact]
    public void One_footnote_quoted_often_is_bounded() =>
        Bounded($"{string.Concat(Enumerable.Repeat("[^1] ", 3_000))}\n\n[^1]: {new string('a', 20_000)}");

    [Fact]
    public void What_is_too_long_is_kept_word_for_word()
    {
        var text = string.Concat(Enumerable.Repeat("A line of *text*.\n", 20_000));
        var page = MarkdownReader.Read(text);
        Assert.Equal(text, page.Doc.TextContent);
        Assert.Equal("It is longer than 256 kB.", page.Refused);
        Assert.NotEmpty(page.Losses);
    }

    private static MarkdownPage Bounded(string text)
    {
        MarkdownPage? page = null;
        var taken = ThreadTime.Of(() => page = MarkdownReader.Read(text));
        if (taken > TimeSpan.FromSeconds(1)) taken = ThreadTime.Of(() => page = MarkdownReader.Read(text));
        Assert.True(taken <= TimeSpan.FromSeconds(1), $"{taken.TotalMilliseconds} ms");
        Assert.True(HtmlWriter.Write(page!.Doc).Length <= 20L * Math.Max(1024, text.Length), "it multiplies");
        if (page.Refused is not null && text.Length < 300_000) Assert.Equal(ProseText.Clean(text is ['\uFEFF', ..] ? text[1..] : text).ReplaceLineEndings("\n").Length, page.Doc.TextContent.Length, 1.0);
        return page;
    }
}
