using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Invitations;

/// <summary>One link, one use, one account, one seat, one membership.</summary>
public sealed class AcceptTests
{
    [Fact]
    public async Task Opening_the_link_changes_nothing_and_its_button_lets_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Space>().SingleAsync(s => s.Id == w.SpaceId)).Describe("Land registration reform", "", "Be kind.", ""));
        var (id, secret) = await Invite.MakeAsync(w, "new@example.org");
        var browser = new Browser(w.Server);
        var page = await browser.GetAsync($"/invitation/{secret}");
        await browser.GetAsync($"/invitation/{secret}");
        Assert.Null(await w.ReadAsync(db => db.Set<Invitation>().Where(i => i.Id == id).Select(i => i.AcceptedAt).SingleAsync()));

        page = await page.PressAsync("Accept the invitation", ("Form.Name", "Nia New"));
        Assert.Equal("/first", page.Path);
        page = await page.PressAsync("Go on", ("Form.TimeZone", "Europe/Paris"));
        Assert.Contains("Be kind.", page.Text, StringComparison.Ordinal);
        page = await page.PressAsync("Accept the charter and go on");
        Assert.Contains("What is waiting in", page.Title, StringComparison.Ordinal);
        page = await page.ClickAsync("Enter the space");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Role.Contributor, await w.ReadAsync(db => db.Set<Membership>().Where(m => m.SpaceId == w.SpaceId && m.PersonId == db.Set<Person>().Single(p => p.OrganisationId == w.OrganisationId && p.Name == "Nia New").Id).Select(m => m.Role).SingleAsync()));
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync($"/invitation/{secret}")).Status);
    }

    [Fact]
    public async Task Of_200_who_accept_at_once_one_gets_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, secret) = await Invite.MakeAsync(w, $"new.{Guid.CreateVersion7():N}@example.org");

        var got = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            try
            {
                await Invite.AcceptAsync(w, secret);
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }));

        Assert.Equal(1, got.Count(yes => yes));
        var people = await w.ReadAsync(db => db.Set<Person>().Where(p => p.OrganisationId == w.OrganisationId && p.Name == "New Person").Select(p => p.Id).ToListAsync());
        var person = Assert.Single(people);
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Seat>().CountAsync(s => s.PersonId == person)));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Membership>().CountAsync(m => m.PersonId == person)));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Session>().CountAsync(s => s.PersonId == person)));
    }

    [Fact]
    public async Task Where_200_accept_and_fewer_seats_are_free_exactly_those_are_given()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var secrets = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            secrets.Add((await Invite.MakeAsync(w, $"p{i}.{Guid.CreateVersion7():N}@example.org")).Secret);
        }

        var got = await Task.WhenAll(secrets.Select(secret => Invite.AcceptAsync(w, secret)));

        var taken = await w.ReadAsync(db => db.Set<Seat>().CountAsync(s => s.LicenceId == w.LicenceId && s.EndsAt > w.Clock.GetUtcNow()));
        Assert.Equal(20, taken);
        Assert.Equal(14, got.Count(a => a.HasSeat)); // six of the cast held one
        Assert.Equal(186, await w.ReadAsync(db => db.Set<SeatRequest>().CountAsync(r => r.OrganisationId == w.OrganisationId && r.AnsweredAt == null)));
    }

    [Fact]
    public async Task It_works_until_the_last_second_of_28_days()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var (_, early) = await Invite.MakeAsync(w, "early@example.org");
        var (_, late) = await Invite.MakeAsync(w, "late@example.org");
        w.Clock.Advance(Invitation.Life - TimeSpan.FromSeconds(1));
        await Invite.AcceptAsync(w, early);
        w.Clock.Advance(TimeSpan.FromSeconds(1));

        var page = await new Browser(w.Server).GetAsync($"/invitation/{late}");

        Assert.Contains("This invitation ended on 22 December 2026", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => Invite.AcceptAsync(w, late));
    }

    [Fact]
    public async Task An_account_that_was_used_is_not_entered_by_an_invitation()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.SignInAsync(w.Gil);
        var (_, secret) = await Invite.MakeAsync(w, w.Gil.Email);

        var stranger = await new Browser(w.Server).GetAsync($"/invitation/{secret}");
        Assert.Contains("Sign in to accept", stranger.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => Invite.AcceptAsync(w, secret));
        await Assert.ThrowsAsync<Refusal>(() => Invite.AcceptAsync(w, secret, me: w.Ben.Id));
        var accepted = await Invite.AcceptAsync(w, secret, me: w.Gil.Id);

        Assert.Null(accepted.Secret);
        Assert.True(accepted.HasSeat);
    }

    [Fact]
    public async Task A_link_dies_with_the_rights_of_whoever_made_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, secret) = await Invite.MakeAsync(w, "new@example.org", by: w.Fay.Id);

        await Assert.ThrowsAsync<Refusal>(() => Invite.AcceptAsync(w, secret));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_link_gets_a_page_that_says_so(string key)
    {
        await using var w = await TestWorkspace.OpenAsync();

        var page = await new Browser(w.Server).GetAsync($"/invitation/{key}");

        Assert.Equal((HttpStatusCode.Gone, "This invitation cannot be used"), (page.Status, page.Title));
    }

    [Fact]
    public async Task Two_invitations_to_one_address_make_one_account_and_one_seat()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var email = $"twice.{Guid.CreateVersion7():N}@example.org";
        var (_, first) = await Invite.MakeAsync(w, email);
        var secret = Secret.Make();
        await w.WriteAsync(db =>
        {
            db.Add(Invitation.Make(w.OrganisationId, null, new Guest(1, "", email, Role.Reader, GuestKind.New), "", w.Sam.Id, Secret.Hash(secret), w.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });

        var both = await Task.WhenAll(TryAsync(w, first), TryAsync(w, secret));

        Assert.Contains(true, both);
        var person = await w.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.NormalizedEmail == EmailAddress.Key(email)));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Seat>().CountAsync(s => s.PersonId == person.Id)));
    }

    private static async Task<bool> TryAsync(TestWorkspace w, string secret)
    {
        try
        {
            await Invite.AcceptAsync(w, secret, "Twice Asked");
            return true;
        }
        catch (Refusal)
        {
            return false; // the account was made by the other, and signed in: its owner signs in first
        }
    }
}
