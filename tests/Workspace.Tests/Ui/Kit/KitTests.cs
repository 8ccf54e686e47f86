using Workspace.Ui.Kit;

namespace Workspace.Tests.Ui.Kit;

public sealed class KitTests
{
    [Theory]
    [InlineData("Maya Khan", "MK")]
    [InlineData("Jean-Paul van der Berg", "JB")]
    [InlineData("Cher", "C")]
    [InlineData("  ", "?")]
    public void Initials_are_two_letters_at_most(string name, string initials) => Assert.Equal(initials, Look.Initials(name));

    [Fact]
    public async Task A_bar_means_nothing_to_a_hundred_per_cent()
    {
        var half = await Drawing.OfAsync<Bar>(("Count", 21d), ("Of", 42d));
        var none = await Drawing.OfAsync<Bar>(("Count", 0d), ("Of", 0d));

        Assert.Equal("50%", half.QuerySelector("rect")!.GetAttribute("width"));
        Assert.Equal("0%", none.QuerySelector("rect")!.GetAttribute("width"));
    }

    [Theory]
    [InlineData(1, "1,2,3,…,12")]
    [InlineData(6, "1,…,4,5,6,7,8,…,12")]
    [InlineData(12, "1,…,10,11,12")]
    public async Task A_pager_shows_the_ends_and_the_neighbours(int page, string shown)
    {
        var body = await Drawing.OfAsync<Pager>(("Page", page), ("Pages", 12), ("Href", (Func<int, string>)(p => $"?page={p}")));

        var words = body.QuerySelectorAll("nav > :not(.step)").Select(e => e.TextContent.Replace("Page ", "", StringComparison.Ordinal).Trim());
        Assert.Equal(shown, string.Join(',', words));
    }

    [Fact]
    public async Task A_list_on_one_page_has_no_pager()
    {
        var body = await Drawing.OfAsync<Pager>(("Page", 1), ("Pages", 1), ("Href", (Func<int, string>)(p => $"?page={p}")));

        Assert.Empty(body.Children);
    }

    [Fact]
    public async Task Only_duties_are_numbers_in_the_navigation()
    {
        var duties = await Drawing.OfAsync<NavMark>(("Duties", 2), ("Changed", true));
        var changed = await Drawing.OfAsync<NavMark>(("Changed", true));
        var quiet = await Drawing.OfAsync<NavMark>();

        Assert.Equal("2 waiting for you", duties.TextContent);
        Assert.Equal(", changed", changed.TextContent);
        Assert.Equal("", quiet.TextContent);
    }
}
