using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Live;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.Live;

/// <summary>Who is here.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task People_in_a_space_see_each_other_once_however_many_pages_they_have()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var one = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");
        await using var two = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");
        await using var rae = await w.OpenPageAsync(w.Rae, $"in:{w.SpaceId}");

        Assert.Equal(["Ann Reed", "Rae Moss"], await one.HearPresentAsync(2));
    }

    [Fact]
    public async Task Presence_tells_names_initials_and_organisations_and_no_more()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");

        var person = (await ann.HearAsync("Present"))[0]!["people"]![0]!.AsObject();

        Assert.Equal(["name", "initials", "organisation"], person.Select(part => part.Key));
        Assert.Equal("Department for Land", (string)person["organisation"]!);
    }

    [Fact]
    public async Task People_on_the_same_page_see_who_is_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thing = Guid.CreateVersion7();
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}", $"on:{thing}");
        await using var ben = await w.OpenPageAsync(w.Ben, $"in:{w.SpaceId}", $"on:{thing}");
        await using var rae = await w.OpenPageAsync(w.Rae, $"in:{w.SpaceId}", $"on:{Guid.CreateVersion7()}");

        Assert.Equal(["Ann Reed", "Ben Okoro"], await ann.HearPresentAsync(2, "PresentHere"));
    }

    [Fact]
    public async Task Whoever_switched_presence_off_is_not_counted()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Rae.Id)).Prefer(Theme.System, true, showsPresence: false));
        await using var rae = await w.OpenPageAsync(w.Rae, $"in:{w.SpaceId}");
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");

        Assert.Equal(["Ann Reed"], await rae.HearPresentAsync(1));
    }

    [Fact]
    public async Task Going_to_the_next_page_is_not_leaving()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");
        var rae = await w.OpenPageAsync(w.Rae, $"in:{w.SpaceId}");
        await ann.HearPresentAsync(2);

        await rae.DisposeAsync();
        await using var again = await w.OpenPageAsync(w.Rae, $"in:{w.SpaceId}");
        await using var ben = await w.OpenPageAsync(w.Ben, $"in:{w.SpaceId}");

        Assert.Equal(3, (int)(await ann.HearAsync("Present"))[0]!["count"]!);
    }

    [Fact]
    public async Task Whoever_leaves_is_gone_after_a_moment()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");
        var rae = await w.OpenPageAsync(w.Rae, $"in:{w.SpaceId}");
        await ann.HearPresentAsync(2);

        await rae.DisposeAsync();

        Assert.Equal(["Ann Reed"], await ann.HearPresentAsync(1));
    }

    [Fact]
    public async Task A_page_is_written_with_those_who_are_here()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");
        await ann.HearPresentAsync(1);
        var presence = w.Server.Services.GetRequiredService<Presence>();
        var rae = await w.Server.Services.GetRequiredService<Sessions>().ReadAsync((await w.SignInAsync(w.Rae)).Cookie("__Host-session")!);

        Assert.Equal(["Ann Reed", "Rae Moss"], presence.In(w.SpaceId, rae!).People.Select(person => person.Name));
        Assert.Equal(["Rae Moss"], presence.In(w.OtherSpaceId, rae!).People.Select(person => person.Name));
    }
}
