using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity.Visits;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Spaces.Settings;
using Workspace.Tests.Support;

namespace Workspace.Tests.Activity;

/// <summary>What waits, what changed, and since when.</summary>
public sealed class HomeTests
{
    [Fact]
    public async Task Where_nothing_waits_the_page_says_so()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var home = await (await w.SignInAsync(w.Rae)).GetAsync("/");

        Assert.Equal("Home", home.Title);
        Assert.Contains("Nothing is waiting for you.", home.Text);
        Assert.Contains("Land registration reformYou read and vote", home.Text);
        Assert.Contains("Your seatUntil the end of", home.Text);
    }

    [Fact]
    public async Task Each_person_sees_the_page_that_is_theirs()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Contains("You are in no space yet", (await (await w.SignInAsync(w.Zed)).GetAsync("/")).Text);
        var gil = await (await w.SignInAsync(w.Gil)).GetAsync("/");
        Assert.Contains("Your seat ended on 14 November 2026. Sam Price can renew it.", gil.Text);
        Assert.DoesNotContain("Land registration reform", gil.Text);
        Assert.Contains("what you were typing", gil.Text);
        var sam = await (await w.SignInAsync(w.Sam)).GetAsync("/");
        Assert.Contains("Create a space", sam.Text);
        Assert.DoesNotContain("Land registration reform", sam.Text);
        Assert.StartsWith("/sign-in", (await (await w.SignInAsync(null)).GetAsync("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_since_the_last_visit_are_one_line_for_each_thing()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromHours(1));
        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Cas.Id, Role.Contributor));
        await w.DoAsync<SettingsActions>(w.Ann, s => s.WriteCharterAsync(w.SpaceId, "One", 0));
        await w.DoAsync<SettingsActions>(w.Ann, s => s.WriteCharterAsync(w.SpaceId, "Two", 1));

        var rae = await (await w.SignInAsync(w.Rae)).GetAsync("/");
        Assert.Contains("Since your last visit today", rae.Text);
        Assert.Equal(2, rae.Document.QuerySelectorAll("#changed > li.changed").Length);
        Assert.Contains("Ann Reed changed the role of Cas Lind", rae.Text);
        Assert.Contains("2 changes from 1 person", rae.Text);

        var ann = await (await w.SignInAsync(w.Ann)).GetAsync("/");
        Assert.Contains("Nothing has changed since you were last here.", ann.Text);
    }

    [Fact]
    public async Task All_is_marked_as_read_and_the_mark_is_taken_back()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromHours(1));
        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Cas.Id, Role.Contributor));
        var home = await (await w.SignInAsync(w.Rae)).GetAsync("/");
        Assert.True(home.Has("#changed"));

        home = await home.PressAsync("Mark all as read");
        Assert.False(home.Has("#changed"));

        await w.DoAsync<ReadActions>(w.Ben, read => read.TakeBackAsync(w.Clock.GetUtcNow())); // somebody else's changes nothing
        Assert.False((await home.Browser.GetAsync("/")).Has("#changed"));

        await w.DoAsync<ReadActions>(w.Rae, read => read.TakeBackAsync(w.Clock.GetUtcNow()));
        Assert.True((await home.Browser.GetAsync("/")).Has("#changed"));
    }

    [Fact]
    public async Task A_visit_ends_after_half_an_hour_and_what_was_new_is_read_then()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var notes = w.Server.Services.GetRequiredService<VisitNotes>();
        var rae = await w.SignInAsync(w.Rae);
        w.Clock.Advance(TimeSpan.FromHours(1));
        await w.DoAsync<SettingsActions>(w.Ann, s => s.WriteCharterAsync(w.SpaceId, "One", 0));

        w.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await rae.GetAsync($"/spaces/{w.SpaceId}")).Has("#changed"));
        await WrittenAsync(w, notes);
        w.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True((await rae.GetAsync($"/spaces/{w.SpaceId}")).Has("#changed")); // the same visit
        await WrittenAsync(w, notes);

        w.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.False((await rae.GetAsync($"/spaces/{w.SpaceId}")).Has("#changed"));
        Assert.False((await rae.GetAsync("/")).Has("#changed"));
    }

    [Fact]
    public async Task A_page_that_looks_again_by_itself_is_no_visit_and_a_visit_writes_once_in_five_minutes()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var rae = await w.SignInAsync(w.Rae);
        w.Clock.Advance(TimeSpan.FromHours(1));
        using var refresh = new HttpRequestMessage(HttpMethod.Get, $"/spaces/{w.SpaceId}/people");
        refresh.Headers.Add("X-Live", "1");
        (await rae.Http.SendAsync(refresh)).EnsureSuccessStatusCode();
        Assert.Equal(w.Clock.GetUtcNow().AddHours(-1), await SeenAtAsync(w));

        await rae.GetAsync($"/spaces/{w.SpaceId}/people");
        await WrittenAsync(w, w.Server.Services.GetRequiredService<VisitNotes>());
        var first = w.Clock.GetUtcNow();
        w.Clock.Advance(TimeSpan.FromMinutes(4));
        await rae.GetAsync($"/spaces/{w.SpaceId}/people");
        await Task.Yield();
        Assert.Equal(first, await SeenAtAsync(w));
    }

    // The note is written behind the page's back: wait for it, not for a time.
    private static async Task WrittenAsync(TestWorkspace w, VisitNotes notes)
    {
        for (var tries = 0; tries < 200 && await SeenAtAsync(w) != w.Clock.GetUtcNow(); tries++)
        {
            await notes.WriteAsync();
            await Task.Yield();
        }

        Assert.Equal(w.Clock.GetUtcNow(), await SeenAtAsync(w));
    }

    private static Task<DateTimeOffset> SeenAtAsync(TestWorkspace w) => w.ReadAsync(async db => (await db.FindAsync<Membership>(w.SpaceId, w.Rae.Id))!.SeenAt);
}
