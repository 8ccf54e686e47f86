using System.Net;
using Workspace.Spaces;
using Workspace.Spaces.Settings;
using Workspace.Tests.Support;

namespace Workspace.Tests.Spaces;

/// <summary>What owners set about a space.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task An_owner_changes_the_words_and_everybody_reads_them()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/settings");

        page = await page.PressAsync("Save the settings", ("Form.Name", "Digital deeds"), ("Form.Purpose", "Make deeds digital."), ("Form.Marking", "official"));

        Assert.Equal("Settings", page.Title);
        var seen = await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}");
        Assert.Equal("Digital deeds", seen.Title);
        Assert.Contains("Make deeds digital.", seen.Text);
        Assert.Equal([SpaceEvents.Described], await w.EventsAsync());
        Assert.Equal("OFFICIAL", await w.ReadAsync(async db => (await db.FindAsync<Space>(w.SpaceId))!.Marking));
    }

    [Fact]
    public async Task Only_owners_see_the_settings()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var (actor, status) in new[] { (w.Fay, HttpStatusCode.Forbidden), (w.Rae, HttpStatusCode.Forbidden), (w.Zed, HttpStatusCode.NotFound), (w.Ola, HttpStatusCode.NotFound), (w.Gil, HttpStatusCode.Forbidden) })
        {
            var browser = await w.SignInAsync(actor);
            Assert.Equal(status, (await browser.GetAsync($"/spaces/{w.SpaceId}/settings")).Status);
            Assert.Equal(status, (await browser.GetAsync($"/spaces/{w.SpaceId}/charter/edit")).Status);
        }
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_versions_and_nothing_is_overwritten()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (one, other) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ann));
        var (first, second) = (await one.GetAsync($"/spaces/{w.SpaceId}/settings"), await other.GetAsync($"/spaces/{w.SpaceId}/settings"));
        await first.PressAsync("Save the settings", ("Form.Purpose", "The first purpose."));

        var conflict = await second.PressAsync("Save the settings", ("Form.Purpose", "The second purpose."));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("The first purpose.", conflict.Text);
        Assert.Contains("The second purpose.", conflict.Find("textarea[name='Form.Purpose']").TextContent);
        Assert.Equal("The first purpose.", await w.ReadAsync(async db => (await db.FindAsync<Space>(w.SpaceId))!.Purpose));

        await conflict.PressAsync("Save the settings");
        Assert.Equal("The second purpose.", await w.ReadAsync(async db => (await db.FindAsync<Space>(w.SpaceId))!.Purpose));
    }

    [Fact]
    public async Task The_charter_is_kept_while_it_is_typed_and_shown_when_it_is_saved()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ann = await w.SignInAsync(w.Ann);
        var page = await ann.GetAsync($"/spaces/{w.SpaceId}/charter/edit");

        page = await page.PressAsync("Keep as draft", ("Form.Charter", "Who decides\nThe minister decides."));
        Assert.Contains("The minister decides.", page.Find("textarea").TextContent);
        Assert.Contains("Draft saved", page.Text);
        Assert.DoesNotContain("The minister decides.", (await ann.GetAsync($"/spaces/{w.SpaceId}/charter")).Text);

        page = await page.PressAsync("Save the charter");
        Assert.Equal($"/spaces/{w.SpaceId}/charter", page.Path);
        Assert.Contains("Who decides", page.All("h2"));
        Assert.DoesNotContain("Draft saved", (await ann.GetAsync($"/spaces/{w.SpaceId}/charter/edit")).Text);
        Assert.Equal([SpaceEvents.CharterChanged], await w.EventsAsync());
    }

    [Fact]
    public async Task A_tool_that_is_switched_off_is_gone_and_comes_back_as_it_was()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var rae = await w.SignInAsync(w.Rae);
        Assert.Equal(HttpStatusCode.OK, (await rae.GetAsync($"/spaces/{w.SpaceId}/risks")).Status);

        await w.DoAsync<SettingsActions>(w.Ann, s => s.SwitchToolsAsync(w.SpaceId, []));
        Assert.Equal(HttpStatusCode.NotFound, (await rae.GetAsync($"/spaces/{w.SpaceId}/risks")).Status);

        await w.DoAsync<SettingsActions>(w.Ann, s => s.SwitchToolsAsync(w.SpaceId, ["risks"]));
        Assert.Equal(HttpStatusCode.OK, (await rae.GetAsync($"/spaces/{w.SpaceId}/risks")).Status);
        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SettingsActions>(w.Fay, s => s.SwitchToolsAsync(w.SpaceId, [])))).Kind);
    }

    [Fact]
    public async Task An_archived_space_is_read_only_until_it_is_restored()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/settings");

        await page.PressAsync("Archive the space");
        Assert.Contains("Archived", (await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}")).Text);
        Assert.Contains("Archived", (await (await w.SignInAsync(w.Rae)).GetAsync("/spaces")).Text);
        foreach (var act in new Func<SettingsActions, Task>[]
        {
            s => s.DescribeAsync(w.SpaceId, new("A", "B", ""), 0), s => s.WriteCharterAsync(w.SpaceId, "C", 0), s => s.SwitchToolsAsync(w.SpaceId, []),
            s => s.AddDateAsync(w.SpaceId, new(2027, 1, 1), "D"), s => s.ArchiveAsync(w.SpaceId),
        })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync(w.Ann, act))).Kind);
        }

        await w.DoAsync<SettingsActions>(w.Ann, s => s.RestoreAsync(w.SpaceId));
        await w.DoAsync<SettingsActions>(w.Ann, s => s.AddDateAsync(w.SpaceId, new(2027, 1, 1), "D"));
        Assert.Equal([SpaceEvents.Archived, SpaceEvents.Restored, SpaceEvents.DateAdded], await w.EventsAsync());
    }

    [Fact]
    public async Task Key_dates_are_added_removed_and_put_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/dates/new");

        page = await page.PressAsync("Add the date", ("Form.What", "Consultation closes"), ("Form.Day", "31/2/2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await page.PressAsync("Add the date", ("Form.Day", "31 March 2027"));
        Assert.Contains("Consultation closesWednesday 31 March 2027", page.Text);
        Assert.Contains("Wednesday 31 March 2027", (await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}")).Text);

        page = await page.PressAsync("Remove Consultation closes");
        Assert.Contains("No day is set yet.", page.Text);
        Assert.Equal([SpaceEvents.DateAdded, SpaceEvents.DateRemoved], await w.EventsAsync());
        Assert.DoesNotContain("Add a key date", (await (await w.SignInAsync(w.Fay)).GetAsync($"/spaces/{w.SpaceId}/dates")).Text);
    }
}
