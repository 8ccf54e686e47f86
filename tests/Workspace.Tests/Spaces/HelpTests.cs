using System.Net;
using Workspace.Tests.Support;

namespace Workspace.Tests.Spaces;

/// <summary>The help page: for everybody, with names for those who are signed in.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task A_stranger_reads_what_this_is_for_and_learns_no_name()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await (await w.SignInAsync(null)).GetAsync("/help");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Shortcuts", page.Text);
        Assert.DoesNotContain("Sam Price", page.AllText);
        Assert.DoesNotContain("Fay Owen", page.AllText);
    }

    [Fact]
    public async Task A_member_reads_who_helps_and_switches_single_keys_off()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Rae)).GetAsync("/help");
        Assert.Contains("Fay Owen (facilitator)", page.Text);
        Assert.Contains("Seats and accountsSam Price", page.Text);

        page = await page.PressAsync("Switch single keys off");

        Assert.Contains("Single keys are switched off.", page.Text);
        Assert.DoesNotContain("Single keys are switched off.", (await (await w.SignInAsync(w.Ben)).GetAsync("/help")).Text);
    }
}
