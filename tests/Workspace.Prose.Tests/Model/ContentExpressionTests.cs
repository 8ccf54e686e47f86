namespace Workspace.Prose.Tests.Model;

public sealed class ContentExpressionTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "", false)]
    [InlineData("a b", "a b", true)]
    [InlineData("a b", "b a", false)]
    [InlineData("a | b", "b", true)]
    [InlineData("(a | b)+ c?", "a b a c", true)]
    [InlineData("(a | b)+ c?", "c", false)]
    [InlineData("a{2}", "a a", true)]
    [InlineData("a{2}", "a a a", false)]
    [InlineData("a{1,3}", "a a a", true)]
    [InlineData("a{1,3}", "a a a a", false)]
    [InlineData("a{2,}", "a a a a", true)]
    [InlineData("a{2,}", "a", false)]
    [InlineData("letter*", "a b a", true)]
    [InlineData("letter* c", "a b c", true)]
    [InlineData("letter* c", "a c b", false)]
    [InlineData("(a b)* c{0,2}", "a b a b c c", true)]
    [InlineData("(a b)* c{0,2}", "a b a c", false)]
    public void Content_is_matched_against_its_expression(string expression, string content, bool fits)
    {
        var schema = Letters(expression);
        var nodes = content.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => schema.NodeType(n).Create());
        Assert.Equal(fits, schema.TopNodeType.ValidContent(Fragment.From(nodes)));
    }

    [Theory]
    [InlineData("a +b", "b", "a")]
    [InlineData("a{3}", "a", "a, a")]
    [InlineData("a b c", "c", "a, b")]
    [InlineData("c | a b", "b", "a")]
    public void What_is_missing_before_is_found(string expression, string after, string missing)
    {
        var schema = Letters(expression);
        Assert.Equal(missing, schema.TopNodeType.ContentMatch.FillBefore(Fragment.From(schema.NodeType(after).Create()), toEnd: true)?.ToString());
    }

    [Theory]
    [InlineData("a |")]
    [InlineData("a )")]
    [InlineData("(a")]
    [InlineData("a{2")]
    [InlineData("a{x}")]
    [InlineData("d")]
    [InlineData("a text")]
    [InlineData("+")]
    public void An_expression_that_makes_no_sense_is_refused(string expression) => Assert.Throws<ProseException>(() => Letters(expression));

    [Fact]
    public void A_node_is_wrapped_in_what_it_needs()
    {
        var schema = Schema.Standard;
        var around = schema.TopNodeType.ContentMatch.FindWrapping(schema.NodeType("list_item"));
        Assert.Equal("bullet_list", Assert.Single(around!).Name);
        Assert.Equal("table(table_row)", schema.NodeType("table").CreateAndFill()!.ToString());
    }

    private static Schema Letters(string expression) => new(
        [("doc", new(expression)), ("a", new(Groups: ["letter"])), ("b", new(Groups: ["letter"])), ("c", new()), ("text", new())], []);
}
