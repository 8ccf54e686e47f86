using Workspace.Spaces.Naming;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Polls;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Spaces;

/// <summary>Whom and what one may name while writing.</summary>
public sealed class NamingTests
{
    [Fact]
    public async Task Things_of_every_tool_are_found_by_their_words_with_what_they_are()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<RiskActions>(w.Ben, risks => risks.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Lenders delay", Score = new Score(3, 4) }));

        Assert.Contains("""[{"tool":"risks","id":""", await AskAsync(w, w.Cas, NamingEndpoints.Things(w.SpaceId) + "?q=lend"), StringComparison.Ordinal);
        Assert.Contains("\"title\":\"R-01 Lenders delay\",\"kind\":\"Risk\",\"state\":\"Open, high\"", await AskAsync(w, w.Cas, NamingEndpoints.Things(w.SpaceId) + "?q=LENDERS"), StringComparison.Ordinal);
        Assert.Equal("[]", await AskAsync(w, w.Cas, NamingEndpoints.Things(w.SpaceId) + "?q=nothing of the kind"));
    }

    [Fact]
    public async Task A_draft_of_somebody_else_is_not_offered()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DraftPollAsync();

        Assert.Contains("consult", await AskAsync(w, w.Ben, NamingEndpoints.Things(w.SpaceId) + "?q=consult"), StringComparison.Ordinal);
        Assert.Contains("consult", await AskAsync(w, w.Fay, NamingEndpoints.Things(w.SpaceId) + "?q=consult"), StringComparison.Ordinal); // drafts are their author's and the facilitators'
        Assert.Equal("[]", await AskAsync(w, w.Cas, NamingEndpoints.Things(w.SpaceId) + "?q=consult"));
    }

    [Fact]
    public async Task Members_are_found_by_any_part_of_their_names_and_strangers_are_not()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Contains(w.Ann.Id.ToString(), await AskAsync(w, w.Cas, NamingEndpoints.People(w.SpaceId) + "?q=" + w.Ann.Name.Split(' ')[^1]), StringComparison.Ordinal);
        Assert.Equal("[]", await AskAsync(w, w.Cas, NamingEndpoints.People(w.SpaceId) + "?q=" + w.Zed.Name));
    }

    private static async Task<string> AskAsync(TestWorkspace w, Actor who, string address)
    {
        var browser = await w.SignInAsync(who);
        return await (await browser.Unfollowed.GetAsync(address, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
