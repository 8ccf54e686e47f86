using System.Text;

namespace Workspace.Prose.Tests.Model;

public sealed class JsonTests
{
    private const string Page = """
        {"type":"doc","content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","marks":[{"type":"link","attrs":{"href":"/a","title":null}},{"type":"strong"}],"text":"Grüße \"😀\"\n\u0001"}]},{"type":"table","content":[{"type":"table_row","content":[{"type":"table_header","attrs":{"colspan":2,"rowspan":1,"colwidth":[120,80],"align":"right"},"content":[{"type":"paragraph"}]}]}]}]}
        """;

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        var doc = ProseJson.ReadNode(Schema.Standard, Page);
        doc.Check();
        Assert.Equal(Page.Trim(), ProseJson.WriteText(doc));
        Assert.Equal(Encoding.UTF8.GetByteCount(Page.Trim()), ProseJson.Size(doc));
    }

    [Theory]
    [InlineData("""{"type":"doc","type":"doc"}""")]
    [InlineData("""{"type":"nothing"}""")]
    [InlineData("""{"type":"heading","attrs":{"owner":"me"}}""")]
    [InlineData("""{"type":"heading","attrs":{"__proto__":1}}""")]
    [InlineData("""{"type":"text","text":""}""")]
    [InlineData("""{"type":"text","text":"a\u0000"}""")]
    [InlineData("""{"type":"text","text":"\ud83d"}""")]
    [InlineData("""{"type":"text","text":"a\u202eb"}""")]
    [InlineData("""{"type":"image"}""")]
    [InlineData("""{"type":"paragraph","content":{}}""")]
    [InlineData("""{"type":"paragraph","marks":[1]}""")]
    [InlineData("""{"type":"heading","attrs":{"level":1e999}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_document_is_refused(string json) => Assert.Throws<ProseException>(() => ProseJson.ReadNode(Schema.Standard, json));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Throws<ProseException>(() => ProseJson.ReadNode(Schema.Standard, string.Concat(Enumerable.Repeat("""{"type":"doc","content":[""", 100_000))));

    [Fact]
    public void Half_a_character_in_the_text_itself_is_refused() =>
        Assert.Throws<ProseException>(() => ProseJson.ReadNode(Schema.Standard, "{\"type\":\"text\",\"text\":\"\ud83d\"}"));
}
