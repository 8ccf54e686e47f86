using AngleSharp.Html.Parser;
using Workspace.Tests.Ui.Kit;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tests.Ui;

/// <summary>What stands in a hole never becomes HTML, and looks as Razor would have written it.</summary>
public sealed class MarkupTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\" onclick=\"alert(2)' & “Maya” \u2028 😀";

    [Fact]
    public void Hostile_text_stays_text_between_tags_and_in_an_attribute()
    {
        var cell = new HtmlParser().ParseDocument($"<body>{Markup.Of($"<p title=\"{Hostile}\">{Hostile}</p>")}").QuerySelector("p")!;

        Assert.Equal(Hostile, cell.TextContent);
        Assert.Equal(Hostile, cell.GetAttribute("title"));
        Assert.Equal(["title"], cell.Attributes.Select(a => a.Name));
        Assert.Empty(cell.Children);
    }

    [Fact]
    public async Task A_hole_is_encoded_as_Razor_encodes_it()
    {
        var page = await Drawing.HtmlAsync<Badge>(("ChildContent", Drawing.Text(Hostile)));

        Assert.Contains(Markup.Of($"{Hostile}").ToString(), page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_in_a_hole_stays_what_it_is()
    {
        var name = Markup.Of($"<b>{"A & B"}</b>");

        Assert.Equal("<td>7 <b>A &amp; B</b></td>", Markup.Of($"<td>{7} {name}{default(Markup)}</td>").ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(300_000)]
    public void Long_text_is_written_to_its_end(int length)
    {
        var text = new string('<', length) + "é";

        Assert.Equal(string.Concat(Enumerable.Repeat("&lt;", length)) + "&#xE9;", Markup.Of($"{text}").ToString());
    }

    [Fact]
    public void Nothing_writes_nothing() => Assert.Equal("", Markup.Of($"{(string?)null}{""}{Pieces.Two(null)}{Pieces.Changed(false)}").ToString());

    [Fact]
    public void Half_a_character_does_not_end_the_row() => Assert.Equal("a&#xFFFD;b", Markup.Of($"a{"\ud83d"}b").ToString());
}
