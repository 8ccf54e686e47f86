namespace Workspace.Prose.Tests.Model;

public sealed class RulesTests
{
    private static readonly Schema Schema = Schema.Standard;

    [Theory]
    [InlineData("heading", "level", 0)]
    [InlineData("heading", "level", 5)]
    [InlineData("heading", "level", 1.5)]
    [InlineData("heading", "level", "1")]
    [InlineData("heading", "level", null)]
    [InlineData("callout", "kind", "danger")]
    [InlineData("code_block", "language", "c\n")]
    public void An_attribute_outside_its_rule_is_refused(string type, string name, object? value)
    {
        var of = Schema.NodeType(type);
        var node = of.CreateAndFill(of.Attributes((name, value)));
        Assert.Throws<ProseException>(() => node!.Check());
    }

    [Theory]
    [InlineData("https://example.org/a", true)]
    [InlineData("HTTPS://example.org", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("page/two?x=1:2#three", true)]
    [InlineData("/page", true)]
    [InlineData("#part", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" \u0001javascript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("JAVA\tSCRIPT:alert(1)", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//example.org", false)]
    [InlineData("\\\\example.org", false)]
    [InlineData("/\t/example.org", false)]
    public void A_link_leads_only_where_a_browser_may_safely_go(string href, bool allowed)
    {
        var text = Schema.Text("x", Schema.Mark("link", ("href", href)));
        Assert.Equal(allowed, Record.Exception(text.Check) is null);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("A cat", false, true)]
    [InlineData("", true, true)]
    public void An_image_has_alternative_text_or_is_decorative(string alt, bool decorative, bool allowed)
    {
        var of = Schema.NodeType("image");
        var image = of.Create(of.Attributes(("src", "/cat.png"), ("alt", alt), ("decorative", decorative)));
        Assert.Equal(allowed, Record.Exception(image.Check) is null);
    }

    [Fact]
    public void A_document_nested_too_deep_or_grown_too_large_is_named()
    {
        var deep = Enumerable.Range(0, 28).Aggregate(Schema.Node("paragraph", Schema.Text("x")), (inner, _) => Schema.Node("blockquote", inner));
        Assert.Contains("deeper", Schema.Limits.Problem(Schema.Node("doc", deep)), StringComparison.Ordinal);
        var shallow = Schema.Node("doc", deep.Child(0));
        Assert.Null(Schema.Limits.Problem(shallow));
        var many = Schema.Node("doc", Enumerable.Repeat(Schema.Node("paragraph"), 50_000));
        Assert.Contains("parts", Schema.Limits.Problem(many), StringComparison.Ordinal);
        var large = Schema.Node("doc", Enumerable.Repeat(Schema.Node("paragraph", Schema.Text(new string('x', 50_000))), 42));
        Assert.Contains("kB", Schema.Limits.Problem(large), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_with_hundreds_of_marks_is_refused()
    {
        var marks = Enumerable.Range(0, 500).Select(i => Schema.Mark("comment", ("id", $"c{i}")));
        Assert.Throws<ProseException>(() => Schema.Text("x", marks).Check());
    }
}
