using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.People.Directory;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>The list of bodies: described, merged, and changed at a person's wish.</summary>
public sealed class AffiliationTests
{
    [Fact]
    public async Task Two_that_are_one_are_merged_with_their_people()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (lenders, department) = (await IdAsync(w, "Lenders’ Association"), await IdAsync(w, "Department for Land"));
        var page = await (await w.SignInAsync(w.Sam)).GetAsync($"/office/affiliations/{lenders}");

        await page.PressAsync("Merge them", ("Into", department.ToString()));

        Assert.False(await w.ReadAsync(db => db.Set<Affiliation>().AnyAsync(a => a.Id == lenders)));
        Assert.Equal(department, await w.ReadAsync(db => db.Set<Person>().Where(p => p.Id == w.Ben.Id).Select(p => p.AffiliationId).SingleAsync()));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<AffiliationActions>(w.Sam, a => a.MergeAsync(department, department)));
    }

    [Fact]
    public async Task The_directory_of_a_space_shows_bodies_with_their_kind_and_people()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Sam)).GetAsync($"/office/affiliations/{await IdAsync(w, "Lenders’ Association")}");
        await page.PressAsync("Save", ("Form.ShortName", "LA"), ("Form.Kind", "Association"));

        var directory = await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/people?by=organisation");

        Assert.Contains("LA · Association", directory.Text, StringComparison.Ordinal);
        Assert.Contains("Ben Okoro, Cas Lind", directory.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_asks_to_speak_for_another_body_and_an_administrator_agrees()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);
        await (await ben.GetAsync("/profile/affiliation")).PressAsync("Ask for the change", ("Wanted", "Brand New Body"));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<AffiliationRequests>(w.Ben, a => a.AskAsync("Another")));
        Assert.DoesNotContain("You speak for Brand New Body", (await ben.GetAsync("/profile/affiliation")).Text, StringComparison.Ordinal);

        await (await (await w.SignInAsync(w.Sam)).GetAsync("/office/affiliations")).PressAsync("Agree");

        Assert.Contains("You speak for Brand New Body", (await ben.GetAsync("/profile/affiliation")).Text, StringComparison.Ordinal);
    }

    private static Task<Guid> IdAsync(TestWorkspace w, string name) => w.ReadAsync(db => db.Set<Affiliation>().Where(a => a.OrganisationId == w.OrganisationId && a.Name == name).Select(a => a.Id).SingleAsync());
}
