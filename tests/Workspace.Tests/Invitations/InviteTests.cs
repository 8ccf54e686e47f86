using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Mail;
using Workspace.Tests.Support;

namespace Workspace.Tests.Invitations;

/// <summary>Lists of people: looked at first, then sent off, asked for, cancelled.</summary>
public sealed class InviteTests
{
    [Fact]
    public async Task Every_row_is_named_before_anybody_is_invited()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/people/invite");

        page = await page.PressAsync("Read the list", ("Form.Addresses", $"New One <new1@example.org>\nnew1@example.org; not an address\n{w.Ben.Email}, {w.Zed.Email}, {w.Gil.Email}"));

        Assert.Contains("What would come of the list", page.Title, StringComparison.Ordinal);
        Assert.Contains("Enter an email address like", page.Text, StringComparison.Ordinal);
        Assert.Contains("Is a member already", page.Text, StringComparison.Ordinal);
        Assert.Contains("Holds a seat: added at once", page.Text, StringComparison.Ordinal);
        Assert.Contains("Stand in the list twice", page.Text, StringComparison.Ordinal);
        Assert.Contains("Invite 1 and add 1 people", page.Text, StringComparison.Ordinal);
        Assert.False(await w.ReadAsync(db => db.Set<Invitation>().AnyAsync(i => i.OrganisationId == w.OrganisationId)));
    }

    [Fact]
    public async Task A_list_is_sent_and_everybody_in_it_has_one_invitation()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var batch = await Invite.SendAsync(w, w.Ann, w.SpaceId, $"a@example.org b@example.org a@example.org {w.Zed.Email}");

        Assert.Equal((BatchState.Done, 2, 1, 1), (batch.State, batch.Invited, batch.Added, batch.LeftOut));
        Assert.Equal(["a@example.org", "b@example.org"], await w.ReadAsync(db => db.Set<Invitation>().Where(i => i.SpaceId == w.SpaceId).OrderBy(i => i.Email).Select(i => i.Email).ToListAsync()));
        Assert.True(await w.ReadAsync(db => db.Set<Membership>().AnyAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Zed.Id && m.Role == Role.Contributor && m.LeftAt == null)));
        Assert.Equal(2, (await w.EventsAsync()).Count(k => k == InvitationEvents.Sent));
        Assert.Empty(batch.Rows);
    }

    [Fact]
    public async Task Somebody_who_was_here_before_comes_back_in_the_former_role()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Fay.Id)).Leave(w.Clock.GetUtcNow()));

        await Invite.SendAsync(w, w.Ann, w.SpaceId, w.Fay.Email, Role.Reader);

        Assert.Equal(Role.Facilitator, await w.ReadAsync(db => db.Set<Membership>().Where(m => m.SpaceId == w.SpaceId && m.PersonId == w.Fay.Id && m.LeftAt == null).Select(m => m.Role).SingleAsync()));
    }

    [Fact]
    public async Task Without_enough_free_seats_the_owner_asks_and_the_administrator_grants_in_one_act()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var addresses = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"p{i}@example.org"));
        var ann = await w.SignInAsync(w.Ann);
        var page = await (await ann.GetAsync($"/spaces/{w.SpaceId}/people/invite")).PressAsync("Read the list", ("Form.Addresses", addresses));
        Assert.DoesNotContain(page.All("button"), b => b.StartsWith("Invite", StringComparison.Ordinal));
        page = await page.PressAsync("Ask for 30 seats");
        Assert.Contains("Waiting for seats", page.Title, StringComparison.Ordinal);

        var office = await (await w.SignInAsync(w.Sam)).GetAsync("/office");
        Assert.DoesNotContain("Land registration reform", office.Text, StringComparison.Ordinal);
        var grant = await office.ClickAsync("Ann Reed asks for 30 seats");
        Assert.Contains("p29@example.org", grant.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Land registration reform", grant.Text, StringComparison.Ordinal);
        await grant.PressAsync("and invite");

        var batch = await Invite.OverAsync(w, Guid.Parse(page.Address.Segments[^1]));
        Assert.Equal((BatchState.Done, 30), (batch.State, batch.Invited));
        Assert.True(await w.ReadAsync(db => db.Set<Licence>().Where(l => l.Id == w.LicenceId).Select(l => l.Seats).SingleAsync()) > 20);
    }

    [Fact]
    public async Task A_list_stops_when_its_author_may_not_invite_any_more()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var draft = await Invite.DrawAsync(w, w.Ann, w.SpaceId, "a@example.org");
        await w.WriteAsync(async db =>
        {
            (await db.Set<InvitationBatch>().SingleAsync(b => b.Id == draft)).Begin();
            (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Ann.Id)).Change(Role.Reader);
        });

        var batch = await Invite.OverAsync(w, draft);

        Assert.Equal((BatchState.Stopped, 0), (batch.State, batch.Invited));
        Assert.False(await w.ReadAsync(db => db.Set<Invitation>().AnyAsync()));
    }

    [Fact]
    public async Task Sending_again_makes_a_new_link_and_has_limits()
    {
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(host =>
        {
            host.UseSetting("WORKSPACE_SMTP", "127.0.0.1:9");
            host.UseSetting("WORKSPACE_MAIL_FROM", "w@example.org");
        }));
        var (id, old) = await Invite.MakeAsync(w, "new@example.org");
        Task ResendAsync() => w.DoAsync<InviteActions, string?>(w.Ann, a => a.ResendAsync(w.SpaceId, id));

        await Assert.ThrowsAsync<Refusal>(ResendAsync);
        for (var sendings = 1; sendings < Invitation.MostSendings; sendings++)
        {
            w.Clock.Advance(Invitation.Between);
            await ResendAsync();
        }

        w.Clock.Advance(Invitation.Between);
        await Assert.ThrowsAsync<Refusal>(ResendAsync);
        await Assert.ThrowsAsync<Refusal>(() => Invite.AcceptAsync(w, old));
        Assert.Equal(4, await w.ReadAsync(db => db.Set<Letter>().CountAsync(l => l.AboutId == id)));
    }

    [Fact]
    public async Task A_mail_that_came_back_later_is_marked_as_bounced_by_whoever_read_of_it()
    {
        await using var room = await Mailroom.OpenAsync();
        await Invite.SendAsync(room.W, room.W.Ann, room.W.SpaceId, "new@example.org");
        await room.Sink.WaitAsync(1);
        var letter = await room.W.ReadAsync(db => db.Set<Letter>().Where(l => l.AboutId != null).Select(l => l.Id).SingleAsync());
        await room.OverAsync(letter);
        var page = await (await room.W.SignInAsync(room.W.Ann)).GetAsync($"/spaces/{room.W.SpaceId}/people/invited");

        page = await page.PressAsync("Came back: the mail to new@example.org");

        Assert.Contains("The address does not work", page.Text, StringComparison.Ordinal);
        Assert.Equal(LetterOutcome.Refused, (await room.LetterAsync(letter)).Outcome);
        Assert.DoesNotContain(page.All("button"), b => b.StartsWith("Came back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_office_sees_what_a_space_has_sent_and_leaves_it_to_the_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await Invite.SendAsync(w, w.Ann, w.SpaceId, "new@example.org");

        var page = await (await w.SignInAsync(w.Sam)).GetAsync("/office/invitations");

        Assert.Contains("new@example.org", page.Text, StringComparison.Ordinal);
        Assert.Contains("Its space looks after it", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("button"), b => b.StartsWith("New link", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_mail_server_the_link_is_shown_to_be_copied()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await Invite.SendAsync(w, w.Ann, w.SpaceId, "new@example.org");
        var page = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/people/invited");
        Assert.Contains("No mail server is set", page.Text, StringComparison.Ordinal);

        page = await page.PressAsync("New link");
        var link = new Uri(page.All("#link code")[0]).PathAndQuery;
        var offer = await new Browser(w.Server).GetAsync(link);

        Assert.Equal("Join Land registration reform", offer.Title);
    }

    [Fact]
    public async Task A_withdrawn_invitation_lets_nobody_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (id, secret) = await Invite.MakeAsync(w, "new@example.org");

        await w.DoAsync<InviteActions>(w.Ann, a => a.WithdrawAsync(w.SpaceId, id));

        var page = await new Browser(w.Server).GetAsync($"/invitation/{secret}");
        Assert.Equal(System.Net.HttpStatusCode.Gone, page.Status);
        Assert.Contains("was withdrawn", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_outside_the_organisations_list_are_not_invited()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await (await (await w.SignInAsync(w.Sam)).GetAsync("/office/organisation/joining")).PressAsync("Save the list", ("Form.Domains", "example.org"));

        var batch = await Invite.SendAsync(w, w.Ann, w.SpaceId, "in@example.org out@elsewhere.net");

        Assert.Equal((1, 1), (batch.Invited, batch.LeftOut));
    }

    [Fact]
    public async Task The_office_invites_with_seats_sponsors_and_new_organisations()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var csv = $"address,name,affiliation,until,sponsor\nnew@example.org,New Person,Brand New Body,1/3/2027,{w.Ann.Email}\nbad@example.org,Bad,,1/1/2020,\n";
        var page = await (await w.SignInAsync(w.Sam)).GetAsync("/office/invite");
        page = await page.UploadAsync("Read the list", ("File", "people.csv", System.Text.Encoding.UTF8.GetBytes(csv)));
        Assert.Contains("The last day is past", page.Text, StringComparison.Ordinal);
        page = await page.PressAsync("Invite 1 person");
        await Invite.OverAsync(w, Guid.Parse(page.Address.Segments[^1]));

        var invitation = await w.ReadAsync(db => db.Set<Invitation>().SingleAsync(i => i.OrganisationId == w.OrganisationId));
        Assert.Equal((w.Ann.Id, new DateOnly(2027, 3, 1), null), (invitation.SponsorId, invitation.LastDay, invitation.SpaceId));
        Assert.Equal("Brand New Body", await w.ReadAsync(db => db.Set<Affiliation>().Where(a => a.Id == invitation.AffiliationId).Select(a => a.Name).SingleAsync()));
    }
}
