using System.Net;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Owners and administrators need a second step where the organisation says so.</summary>
public sealed class SignInRulesTests
{
    [Fact]
    public async Task After_a_week_owners_and_administrators_come_no_further_without_a_second_step_and_others_do()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var page = await (await (await w.SignInAsync(w.Sam)).GetAsync("/office/organisation/sign-in")).PressAsync("Save the rules", ("Form.Required", "true"));
        Assert.Contains("need a second step from", page.Text, StringComparison.Ordinal);
        var early = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}");
        Assert.Contains("you need a second step for signing in", early.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("you need a second step", (await (await w.SignInAsync(w.Ben)).GetAsync($"/spaces/{w.SpaceId}")).AllText, StringComparison.Ordinal);
        w.Clock.Advance(TimeSpan.FromDays(7));

        var (ann, sam, ben) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Sam), await w.SignInAsync(w.Ben));

        Assert.Equal("A second step is needed", (await ann.GetAsync($"/spaces/{w.SpaceId}")).Title);
        Assert.Equal("A second step is needed", (await sam.GetAsync("/office")).Title);
        Assert.Equal($"/spaces/{w.SpaceId}", (await ben.GetAsync($"/spaces/{w.SpaceId}")).Path);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.PostAsync($"/spaces/{w.SpaceId}/settings", new FormUrlEncodedContent([]))).Status);
        await w.GuardAsync(w.Ann);
        Assert.Equal($"/spaces/{w.SpaceId}", (await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}")).Path);
    }

    [Fact]
    public async Task The_page_that_sets_one_up_stays_open()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await (await (await w.SignInAsync(w.Sam)).GetAsync("/office/organisation/sign-in")).PressAsync("Save the rules", ("Form.Required", "true"));
        w.Clock.Advance(TimeSpan.FromDays(8));
        var sam = await w.SignInAsync(w.Sam);

        foreach (var address in new[] { "/profile/security", "/profile/security/app", "/profile/security/passkeys/new", "/sign-out", "/accessibility" })
        {
            Assert.Equal(address, (await sam.GetAsync(address)).Path);
        }
    }
}
