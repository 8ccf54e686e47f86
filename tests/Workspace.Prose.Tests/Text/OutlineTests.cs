using Workspace.Prose.Markdown;
using Workspace.Prose.Text;

namespace Workspace.Prose.Tests.Text;

public sealed class OutlineTests
{
    [Fact]
    public void The_outline_names_every_heading_and_where_it_leads()
    {
        var doc = MarkdownReader.Read("# One & *two*\n\ntext\n\n## Größe\n\n## Größe\n\n> # 中文\n\n# !!!").Doc;
        Assert.Equal([("One & two", "h-one-two", 1), ("Größe", "h-größe", 2), ("Größe", "h-größe-2", 2), ("中文", "h-中文", 1), ("!!!", "h-section", 1)],
            Outline.Of(doc).Select(e => (e.Text, e.Anchor, e.Level)));
        Assert.All(Outline.Of(doc), e => Assert.Equal("heading", doc.NodeAt(e.Position)!.Type.Name));
    }

    [Fact]
    public void Plain_text_has_a_line_for_every_block_and_keeps_what_is_not_text()
    {
        var doc = MarkdownReader.Read("# Head\n\nSee ![a cat](/c.png) and [@Ann](person:0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a)[^1].\n\n- one\n  - two\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nx\ny\n```\n\n[^1]: why").Doc;
        Assert.Equal("Head\nSee a cat and @Ann (why).\none\ntwo\na\tb\n1\t2\nx\ny", PlainText.Of(doc));
    }

    [Fact]
    public void Plain_text_is_cut_where_asked_and_never_in_half_a_character() =>
        Assert.Equal("ab", PlainText.Of(MarkdownReader.Read("ab😀c").Doc, 3));

    [Fact]
    public void Ten_thousand_equal_headings_get_ten_thousand_anchors()
    {
        var heading = Schema.Standard.Node("heading", Schema.Standard.Text("Same"));
        var doc = Schema.Standard.Node("doc", Enumerable.Repeat(heading, 10_000));
        Assert.Equal(10_000, Outline.Of(doc).Select(e => e.Anchor).Distinct(StringComparer.Ordinal).Count());
    }
}
