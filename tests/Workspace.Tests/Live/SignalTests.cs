using Workspace.Tests.Support;

namespace Workspace.Tests.Live;

/// <summary>Who hears that something changed.</summary>
public sealed class SignalTests
{
    private readonly Guid _thing = Guid.CreateVersion7();

    [Fact]
    public async Task A_page_hears_of_its_thing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Rae, $"thing:{_thing}");

        await w.HappenAsync(w.Ben, _thing);

        Assert.Empty(await page.HearAsync("Changed"));
    }

    [Theory, InlineData("home"), InlineData("space")]
    public async Task A_page_hears_of_what_it_lists(string subject)
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Rae, subject == "space" ? $"space:{w.SpaceId}" : subject);

        await w.HappenAsync(w.Ben, _thing);

        await page.HearAsync("Changed");
    }

    [Fact]
    public async Task A_page_hears_of_the_space_around_it_for_its_navigation_alone()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Rae, $"around:{w.SpaceId}", $"thing:{_thing}");
        await using var zed = await w.OpenPageAsync(w.Zed, $"around:{w.SpaceId}");

        await w.HappenAsync(w.Ben, Guid.CreateVersion7());

        Assert.Empty(await page.HearAsync("Around"));
        Assert.Empty(page.Heard());
        Assert.Empty(zed.Heard());
    }

    [Fact]
    public async Task A_page_hears_nothing_of_other_things()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Rae, $"thing:{_thing}", "organisation");
        await using var all = await w.OpenPageAsync(w.Rae, "home");

        await w.HappenAsync(w.Ben, Guid.CreateVersion7());
        await w.HappenAsync("licence.bought", Guid.CreateVersion7());
        await all.HearAsync("Changed");

        Assert.Empty(page.Heard());
    }

    [Fact]
    public async Task People_outside_hear_nothing_whatever_they_name()
    {
        await using var w = await TestWorkspace.OpenAsync();
        string[] wanted = [$"space:{w.SpaceId}", $"thing:{_thing}", $"in:{w.SpaceId}", "home", "organisation"];
        await using var zed = await w.OpenPageAsync(w.Zed, wanted);
        await using var ola = await w.OpenPageAsync(w.Ola, wanted);
        await using var gil = await w.OpenPageAsync(w.Gil, wanted);
        await using var ann = await w.OpenPageAsync(w.Ann, wanted);

        await w.HappenAsync(w.Ben, _thing);
        await w.HappenAsync(w.Ben, w.SpaceId, "space.described");
        await ann.HearAllAsync("Changed", "Present");

        Assert.Empty(zed.Heard());
        Assert.Empty(ola.Heard());
        Assert.Empty(gil.Heard());
    }

    [Fact]
    public async Task An_administrator_hears_of_seats_and_members_but_not_of_content()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Sam);
        await using var ann = await w.OpenPageAsync(w.Ann, "home");
        await w.HappenAsync(w.Ben, _thing);
        await ann.HearAsync("Changed"); // by now everybody has been told of the sign-ins
        await using var sam = await w.OpenPageAsync(browser, "organisation", "home", $"thing:{_thing}");

        await w.HappenAsync(w.Ben, _thing);
        await ann.HearAsync("Changed");
        Assert.Empty(sam.Heard());

        await w.HappenAsync("licence.bought", w.LicenceId);
        await sam.HearAsync("Changed");
    }

    [Fact]
    public async Task A_page_written_before_a_change_is_told_to_look_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var written = w.Version();
        await w.HappenAsync(w.Ben, _thing);
        await using var page = await w.OpenPageAsync(w.Rae);

        Assert.True(await page.WatchAsync(written, $"thing:{_thing}"));
        Assert.True(await page.WatchAsync(written, $"space:{w.SpaceId}"));
        Assert.True(await page.WatchAsync(written, "home"));
        Assert.False(await page.WatchAsync(written, $"thing:{Guid.CreateVersion7()}"));
        Assert.False(await page.WatchAsync(written, "organisation"));
    }

    [Fact]
    public async Task A_page_written_after_a_change_is_soon_told_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.HappenAsync(w.Ben, _thing);
        await using var page = await w.OpenPageAsync(w.Rae);

        // On PostgreSQL the number grows a moment after the change, and only when older writes have finished.
        for (var tries = 0; await page.WatchAsync(w.Version(), $"thing:{_thing}"); tries++)
        {
            Assert.InRange(tries, 0, 20);
            await Task.Delay(250);
        }
    }

    [Fact]
    public async Task Unknown_and_forbidden_subjects_are_passed_over_alike()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var written = w.Version();
        await w.HappenAsync(w.Ben, _thing);
        await using var page = await w.OpenPageAsync(w.Zed);

        Assert.False(await page.WatchAsync(written, $"space:{w.SpaceId}", $"thing:{_thing}", "home", "organisation"));
        Assert.False(await page.WatchAsync(written, $"space:{Guid.CreateVersion7()}", "everything", "space:1", new string('x', 2_000)));
    }

    [Fact]
    public async Task Many_changes_are_few_signals_and_the_last_is_heard()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Rae, $"thing:{_thing}", $"space:{w.SpaceId}");

        for (var i = 0; i < 40; i++)
        {
            await w.HappenAsync(w.Ben, _thing);
        }

        var written = w.Version();
        await w.HappenAsync(w.Ben, _thing);
        await page.HearAsync("Changed");
        Assert.InRange(page.Heard().Count, 0, 20);
        Assert.True(await page.WatchAsync(written, $"thing:{_thing}"));
    }

    [Fact]
    public async Task A_change_during_the_pause_is_heard_after_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Rae, $"thing:{_thing}");

        await w.HappenAsync(w.Ben, _thing);
        await page.HearAsync("Changed");
        await w.HappenAsync(w.Ben, _thing);

        await page.HearAsync("Changed");
    }
}
