using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Spaces.Founding;
using Workspace.Tests.Support;

namespace Workspace.Tests.Spaces;

/// <summary>Who creates spaces, and with what they begin.</summary>
public sealed class FoundingTests
{
    [Fact]
    public async Task An_administrator_names_the_owner_and_cannot_see_into_the_space()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var id = await w.DoAsync<FoundingActions, Guid>(w.Sam, f => f.CreateAsync(Wanted(w.Zed)));

        await w.DoAsync<SpaceAccess>(w.Zed, async spaces => await (await spaces.EnterAsync(id, Role.Owner)).DisposeAsync());
        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Sam, spaces => spaces.EnterAsync(id, Role.Reader)));
        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
        Assert.Equal([SpaceEvents.Created, MemberEvents.Joined], await w.ReadAsync(db => db.Set<Workspace.Activity.Event>().Where(e => e.SpaceId == id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()));
        Assert.Equal([new DateOnly(2027, 3, 31)], await w.ReadAsync(db => db.Set<KeyDate>().Where(d => d.SpaceId == id).Select(d => d.Day).ToListAsync()));
    }

    [Fact]
    public async Task The_owner_must_hold_a_seat_here()
    {
        await using var w = await TestWorkspace.OpenAsync();

        foreach (var owner in new[] { w.Gil, w.Sam, w.Ola })
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<FoundingActions>(w.Sam, f => f.CreateAsync(Wanted(owner))));
            Assert.Equal("Choose an owner who holds a seat.", refusal.Message);
        }

        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<FoundingActions>(w.Sam, f => f.CreateAsync(Wanted(null))));
    }

    [Fact]
    public async Task Seat_holders_create_spaces_only_where_the_organisation_lets_them()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var refusal = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<FoundingActions>(w.Zed, f => f.CreateAsync(Wanted(null))));
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);

        await w.WriteAsync(async db => (await db.FindAsync<Organisation>(w.OrganisationId))!.Rename("Land registration", "Europe/London", SpaceCreation.SeatHolders));

        var id = await w.DoAsync<FoundingActions, Guid>(w.Zed, f => f.CreateAsync(Wanted(w.Ann))); // the owner is the one who creates it
        await w.DoAsync<SpaceAccess>(w.Zed, async spaces => await (await spaces.EnterAsync(id, Role.Owner)).DisposeAsync());
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<FoundingActions>(w.Gil, f => f.CreateAsync(Wanted(null))));
    }

    [Fact]
    public async Task A_space_begins_with_the_words_of_its_kind()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var sam = await w.SignInAsync(w.Sam);

        var kinds = await sam.GetAsync("/spaces/new");
        var form = await kinds.ClickAsync("Consultation project");
        Assert.Contains("We prepare the consultation", form.Find("textarea[name='Form.Purpose']").TextContent);
        Assert.Contains("Consultation opens", form.Document.QuerySelectorAll("input").Select(i => i.GetAttribute("value")));

        var refused = await form.PressAsync("Create the space", ("Form.Name", ""), ("Form.Owner", w.Zed.Id.ToString()));
        Assert.Contains("Enter a name for the space.", refused.Text);
        refused = await form.PressAsync("Create the space", ("Form.Name", "Fees"), ("Form.Owner", w.Zed.Id.ToString()), ("Form.Dates[0].Day", "soon"));
        Assert.Contains("“soon” is not a date", refused.Text);

        var created = await refused.PressAsync("Create the space", ("Form.Dates[0].Day", "5 January 2027"));
        Assert.Equal("/spaces", created.Path);
        var space = await (await (await w.SignInAsync(w.Zed)).GetAsync("/spaces")).ClickAsync("Fees");
        Assert.Equal("Fees", space.Title);
        Assert.Contains("We prepare the consultation", space.Text);
        Assert.Contains("Tuesday 5 January 2027", space.Text);
        Assert.Contains("Visible to 1 person from 1 organisation", space.Text);
    }

    private static NewSpace Wanted(Actor? owner) => new("Fees", "Work out the fees.", "", [], [(new DateOnly(2027, 3, 31), "Report")], owner?.Id);
}
