using Workspace.Prose.Markdown;

namespace Workspace.Prose.Tests.Markdown;

public sealed class MarkdownReaderTests
{
    [Theory]
    [InlineData("# A\n\nb *c* **d** ~~e~~ `f` ==g== ++h++", """heading("A"), paragraph("b ", emphasis("c"), " ", strong("d"), " ", strike("e"), " ", code("f"), " ", highlight("g"), " ", underline("h"))""")]
    [InlineData("a\nb\\\nc<br>d", """paragraph("a b", hard_break, "c", hard_break, "d")""")]
    [InlineData("- a\n- [ ] b\n- [x] c\n- d", """bullet_list(list_item(paragraph("a"))), task_list(task_item(paragraph("b")), task_item(paragraph("c"))), bullet_list(list_item(paragraph("d")))""")]
    [InlineData("- # a\n- - b", """bullet_list(list_item(paragraph, heading("a")), list_item(paragraph, bullet_list(list_item(paragraph("b")))))""")]
    [InlineData("> [!NOTE]\n> a\n\n> [!x y]\n> b", """callout(paragraph("a")), blockquote(paragraph("[!x y] b"))""")]
    [InlineData("a[^1]b\n\n[^1]: c *d*\n\n    e", """paragraph("a", footnote("c ", emphasis("d"), hard_break, hard_break, "e"), "b")""")]
    [InlineData("&nbsp;", "paragraph")]
    [InlineData("", "paragraph")]
    [InlineData("|a|b|\n|-|-|\n|c `x\\|y`|", """table(table_row(table_header(paragraph("a")), table_header(paragraph("b"))), table_row(table_cell(paragraph("c ", code("x|y"))), table_cell(paragraph)))""")]
    [InlineData("|  |  |\n|-|-|\n|a|b|", """table(table_row(table_cell(paragraph("a")), table_cell(paragraph("b"))))""")]
    [InlineData("- a\n\n  ```\n   one\n  \ttab\n  ```", """bullet_list(list_item(paragraph("a"), code_block(" one?ttab")))""")]
    public void Markdown_becomes_a_document(string markdown, string content)
    {
        var page = MarkdownReader.Read(markdown);
        Assert.Equal(content.Replace("?t", "\n\t", StringComparison.Ordinal), page.Doc.Content.ToString());
        Assert.Empty(page.Losses);
    }

    [Theory]
    [InlineData("###### deep", "A heading below the fourth level became one of the fourth.", "line 1")]
    [InlineData("a\n\n<b>x</b>", "HTML is kept as text.", "line 3: <b>")]
    [InlineData("<div>\n*a*\n</div>", "HTML is kept as text.", "line 1: <div>")]
    [InlineData("[a](javascript:x)", "A link that may not be followed became text.", "line 1: javascript:x")]
    [InlineData("![a](data:x)", "A picture that may not be shown became its description.", "line 1: data:x")]
    [InlineData("> [!TIP]\n> a", "An alert of another kind became a note or a warning.", "line 1: TIP")]
    [InlineData("a\n\n[^x]: alone", "A footnote that nothing refers to stands at the end.", "line 3: ^x")]
    [InlineData("a\n\n[x]: /alone", "An address that no link uses is left out.", "line 3: /alone")]
    [InlineData("```js {1}\nx\n```", "What follows the language of a block of code is left out.", "line 1: js {1}")]
    [InlineData("1. [ ] a", "The number of a task is left out.", "line 1")]
    public void What_a_document_cannot_hold_is_listed_with_its_place(string markdown, string what, string where)
    {
        var loss = Assert.Single(MarkdownReader.Read(markdown).Losses);
        Assert.Equal((what, where, 1), (loss.What, loss.Where, loss.Count / loss.Count));
    }

    [Fact]
    public void Front_matter_is_read_as_names_and_values_and_written_back()
    {
        const string source = "title: \"A page\"\ntags: [one, two]\nredirect_from:\n  - /a/\n  - /b/\nanchor: &x [*x, *x]";
        var page = MarkdownReader.Read($"---\n{source}\n---\n\n# A\n");
        Assert.Equal("A page", page.FrontMatter!.Value("Title"));
        Assert.Equal(["one", "two"], page.FrontMatter.Values("tags"));
        Assert.Equal(["/a/", "/b/"], page.FrontMatter.Values("redirect_from"));
        Assert.Empty(page.FrontMatter.Values("anchor"));
        Assert.Single(page.Losses);
        Assert.Equal($"---\n{source}\n---\n\n# A\n", MarkdownWriter.Write(page.Doc, page.FrontMatter).Text);
    }

    [Fact]
    public void A_rule_at_the_start_of_a_page_is_not_front_matter() =>
        Assert.Equal("***\n\na\n\n---\n", MarkdownWriter.Write(MarkdownReader.Read("***\n\na\n\n***").Doc).Text);

    [Fact]
    public void What_people_write_stays_as_they_would_write_it()
    {
        const string text = "# Head\n\nOne _two_ **three _four_** [five](https://e.org/a_b).\n\n- a\n- b\n  - c\n- d\n\n1. one\n2. two\n\n- [ ] open\n- [x] done\n\n> quoted\n\n> [!WARNING]\n> Hot\n\n| a | b |\n| --- | --: |\n| snake_case | 2 |\n\n```js\nx\n```\n\n[@Ann Reed](person:0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a) & a note[^1]\n\n[^1]: Why\n";
        var written = MarkdownWriter.Write(MarkdownReader.Read(text).Doc);
        Assert.Empty(written.Losses);
        Assert.Equal(text, written.Text);
    }
}
