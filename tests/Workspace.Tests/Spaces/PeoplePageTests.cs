using System.Net;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Spaces;

/// <summary>The list of who is in a space, and what owners do from it.</summary>
public sealed class PeoplePageTests
{
    [Fact]
    public async Task Everybody_here_sees_who_is_here_and_never_an_address()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var actor in new[] { w.Ann, w.Fay, w.Ben, w.Cas, w.Rae })
        {
            var page = await (await w.SignInAsync(actor)).GetAsync($"/spaces/{w.SpaceId}/people");
            Assert.Contains("5 people from 2 organisations", page.Text);
            Assert.Contains("Lenders’ Association", page.Text);
            Assert.DoesNotContain("@example.org", page.Document.DocumentElement.OuterHtml);
            Assert.Equal(actor == w.Ann, page.Has("a[href$='/people/add']"));
            Assert.Equal(actor == w.Ann, page.Text.Contains("Cannot enter: no seat", StringComparison.Ordinal));
        }

        foreach (var stranger in new[] { w.Zed, w.Sam, w.Ola })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(stranger)).GetAsync($"/spaces/{w.SpaceId}/people")).Status);
        }
    }

    [Fact]
    public async Task Search_role_organisation_and_order_stand_in_the_address()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var rae = await w.SignInAsync(w.Rae);

        Assert.Equal(["Ben Okoro"], await NamesAsync("?q=okoro"));
        Assert.Equal(["Ann Reed", "Fay Owen"], await NamesAsync("?q=department"));
        Assert.Equal(["Rae Moss (you)"], await NamesAsync("?role=reader"));
        Assert.Equal(["Ben Okoro", "Cas Lind", "Gil Marsh", "Rae Moss (you)"], await NamesAsync($"?org={Uri.EscapeDataString("Lenders’ Association")}"));
        Assert.Equal("Rae Moss (you)", (await NamesAsync("?sort=-name"))[0]);
        Assert.Equal("Ann Reed", (await NamesAsync("?sort=role"))[0]);
        Assert.Equal("Rae Moss (you)", (await NamesAsync("?sort=-role&page=99"))[0]);
        Assert.Empty(await NamesAsync("?q=nobody"));
        Assert.Contains("Lenders’ AssociationBen Okoro, Cas Lind, Gil Marsh, Rae Moss4 people", (await rae.GetAsync($"/spaces/{w.SpaceId}/people?by=organisation")).Text);

        async Task<IReadOnlyList<string>> NamesAsync(string query) => [.. (await rae.GetAsync($"/spaces/{w.SpaceId}/people{query}")).All("tbody th .person > span:last-child")];
    }

    [Fact]
    public async Task Many_people_come_in_pages_of_fifty()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(db =>
        {
            foreach (var number in Enumerable.Range(100, 120))
            {
                var person = Person.Join(w.OrganisationId, $"Person {number}", $"p{number}.{Guid.CreateVersion7():N}@example.org", "Europe/London", w.Clock.GetUtcNow());
                (person.NormalizedEmail, person.NormalizedUserName) = (person.Email!.ToUpperInvariant(), person.UserName!.ToUpperInvariant());
                db.AddRange(person, Membership.Join(w.SpaceId, person.Id, Role.Reader, w.Clock.GetUtcNow()));
            }

            return Task.CompletedTask;
        });
        var rae = await w.SignInAsync(w.Rae);

        var page = await rae.GetAsync($"/spaces/{w.SpaceId}/people?sort=-since");
        Assert.Equal(50, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(26, (await rae.GetAsync($"/spaces/{w.SpaceId}/people?page=3")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.True(page.Has("a[rel=next][href='/spaces/" + w.SpaceId + "/people?sort=-since&page=2']"));
    }

    [Fact]
    public async Task An_owner_finds_ticks_and_adds_somebody_who_then_sees_the_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ann = await w.SignInAsync(w.Ann);

        var page = await (await ann.GetAsync($"/spaces/{w.SpaceId}/people")).ClickAsync("Add people");
        page = await page.PressAsync("Find", ("q", "zed"));
        var refused = await page.PressAsync("Add the people ticked");
        Assert.Contains("Tick the people to add.", refused.Text);
        page = await page.PressAsync("Add the people ticked", ("Form.People", w.Zed.Id.ToString()), ("Form.Role", "Commenter"));

        Assert.Equal($"/spaces/{w.SpaceId}/people", page.Path);
        Assert.Contains("6 people from 2 organisations", page.Text);
        Assert.Equal("Land registration reform", (await (await w.SignInAsync(w.Zed)).GetAsync($"/spaces/{w.SpaceId}")).Title);
    }

    [Fact]
    public async Task A_removed_person_is_out_and_undo_brings_them_back()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (ann, ben) = (await w.SignInAsync(w.Ann), await w.SignInAsync(w.Ben));
        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync($"/spaces/{w.SpaceId}")).Status);

        var page = await (await ann.GetAsync($"/spaces/{w.SpaceId}/people/{w.Ben.Id}")).PressAsync("Remove from this space");
        Assert.Equal($"/spaces/{w.SpaceId}/people", page.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/spaces/{w.SpaceId}")).Status);

        var left = await ann.GetAsync($"/spaces/{w.SpaceId}/people?by=left");
        Assert.Contains("Ben Okoro", left.Text);
        await left.PressAsync("Bring back Ben Okoro");
        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync($"/spaces/{w.SpaceId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.GetAsync($"/spaces/{w.SpaceId}/people?by=left")).Status);
    }

    [Fact]
    public async Task A_role_is_changed_by_an_owner_only_and_the_last_owner_is_told_why_not()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ann = await w.SignInAsync(w.Ann);

        var page = await (await ann.GetAsync($"/spaces/{w.SpaceId}/people/{w.Rae.Id}")).PressAsync("Save the role", ("Chosen", "Facilitator"));
        Assert.Equal($"/spaces/{w.SpaceId}/people", page.Path);

        page = await (await ann.GetAsync($"/spaces/{w.SpaceId}/people/{w.Ann.Id}")).PressAsync("Save the role", ("Chosen", "Reader"));
        Assert.Contains("A space needs an owner who holds a seat.", page.Text);
        page = await (await ann.GetAsync($"/spaces/{w.SpaceId}/leave")).PressAsync("Leave the space");
        Assert.Contains("Make somebody else an owner first.", page.Text);

        var fay = await (await w.SignInAsync(w.Fay)).GetAsync($"/spaces/{w.SpaceId}/people/{w.Rae.Id}");
        Assert.True(fay.Find("button[class~='danger']").HasAttribute("disabled"));
        var forged = await fay.PressAsync("Save the role", ("Chosen", "Owner"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
    }
}
