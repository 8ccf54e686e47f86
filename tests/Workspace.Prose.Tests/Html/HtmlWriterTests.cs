using FsCheck;
using FsCheck.Fluent;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Generated;

namespace Workspace.Prose.Tests.Html;

public sealed class HtmlWriterTests
{
    private const string Person = "0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a";
    private static readonly Schema Schema = Schema.Standard;

    [Fact]
    public void Any_document_becomes_known_tags_and_nothing_else() =>
        Prop.ForAll(AnyDoc.Everything, doc => HtmlRules.Check(HtmlWriter.Write(doc)) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Theory]
    [InlineData("one **two** [three](https://e.org/?a&b \"t\")", "<p>one <strong>two</strong> <a href=\"https://e.org/?a&amp;b\" title=\"t\" rel=\"noopener noreferrer nofollow\">three</a></p>")]
    [InlineData("# A b\n\n# A b\n\n[down](#a-b)", "<h2 id=\"h-a-b\">A b</h2><h2 id=\"h-a-b-2\">A b</h2><p><a href=\"#h-a-b\">down</a></p>")]
    [InlineData("- [x] done\n- [ ] open", "<ul class=\"tasks\"><li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Done\" /><p>done</p></li><li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"Not done\" /><p>open</p></li></ul>")]
    [InlineData("> [!WARNING]\n> hot", "<div class=\"callout warning\" role=\"note\"><p class=\"callout-word\">Warning</p><p>hot</p></div>")]
    [InlineData("|a|b|\n|-|-:|\n|1|2|", "<table><thead><tr><th scope=\"col\"><p>a</p></th><th scope=\"col\" data-align=\"right\"><p>b</p></th></tr></thead><tbody><tr><td><p>1</p></td><td data-align=\"right\"><p>2</p></td></tr></tbody></table>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol>")]
    [InlineData("![A cat](/cat.png) ![](/line.png)", "<p><img src=\"/cat.png\" alt=\"A cat\" loading=\"lazy\" /> <img src=\"/line.png\" alt=\"\" loading=\"lazy\" /></p>")]
    [InlineData("![A cat](https://e.org/cat.png)", "<p><a href=\"https://e.org/cat.png\" rel=\"noopener noreferrer nofollow\">Picture: A cat</a></p>")]
    [InlineData("```js\na < b\n```", "<pre tabindex=\"0\"><code class=\"language-js\">a &lt; b</code></pre>")]
    public void Markdown_becomes_HTML(string markdown, string html) => Assert.Equal(html, HtmlWriter.Write(MarkdownReader.Read(markdown).Doc));

    [Fact]
    public void A_footnote_stands_at_the_end_with_a_way_back()
    {
        var html = HtmlRules.Check(HtmlWriter.Write(MarkdownReader.Read("a[^n]\n\n[^n]: why").Doc));
        var (there, back) = (html.Descendants("a").First(), html.Descendants("a").Last());
        Assert.Equal("#" + html.Descendants("li").Single().Attribute("id")!.Value, there.Attribute("href")!.Value);
        Assert.Equal("#" + there.Attribute("id")!.Value, back.Attribute("href")!.Value);
        Assert.Equal("Back to the text of footnote 1", back.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void A_name_is_kept_apart_from_the_direction_of_the_text_around_it()
    {
        var doc = Schema.Node("doc", Schema.Node("paragraph", Schema.Node("mention", [("person", Person), ("name", "<Ann>")])));
        var options = new HtmlOptions { PersonHref = id => "/people/" + id };
        Assert.Equal($"<p><a class=\"mention\" href=\"/people/{Person}\">@<bdi>&lt;Ann&gt;</bdi></a></p>", HtmlWriter.Write(doc, options));
    }

    [Theory]
    [InlineData(Suggestions.Shown, "<p>a<ins><span class=\"hidden-text\">Added by Ann: </span>b</ins><del><span class=\"hidden-text\">Removed by Ann: </span>c</del></p>")]
    [InlineData(Suggestions.Accepted, "<p>ab</p>")]
    [InlineData(Suggestions.Rejected, "<p>ac</p>")]
    public void Suggested_changes_are_said_in_words_or_taken_as_done(Suggestions suggestions, string html)
    {
        var doc = Schema.Node("doc", Schema.Node("paragraph", Schema.Text("a"), Schema.Text("b", Suggest("insertion")), Schema.Text("c", Suggest("deletion"))));
        Assert.Equal(html, HtmlWriter.Write(doc, new HtmlOptions { Suggestions = suggestions, PersonName = _ => "Ann" }));
    }

    [Fact]
    public void A_link_that_was_never_checked_does_not_become_one()
    {
        var doc = Schema.Node("doc", Schema.Node("paragraph", Schema.Text("x", Schema.Mark("link", ("href", "java\nscript:alert(1)")))));
        Assert.Equal("<p>x</p>", HtmlWriter.Write(doc));
    }

    [Fact]
    public void A_document_nested_without_end_does_not_end_the_process()
    {
        var deep = Enumerable.Range(0, 1_000).Aggregate(Schema.Node("paragraph", Schema.Text("x")), (inner, _) => Schema.Node("blockquote", inner));
        Assert.Contains("…", HtmlWriter.Write(Schema.Node("doc", deep)), StringComparison.Ordinal);
    }

    private static Mark Suggest(string type) => Schema.Mark(type, ("id", "s1"), ("person", Person), ("at", "2026-11-24T10:00:00Z"));
}
