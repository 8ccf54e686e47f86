using System.Net;
using Workspace.Licensing;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>What an administrator does on the pages of the office, and that nobody else finds them.</summary>
public sealed class OfficePagesTests
{
    [Fact]
    public async Task To_everybody_else_the_office_does_not_exist()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (seat, licence) = (await w.SeatAsync(w.Ben), w.LicenceId);
        string[] addresses =
        [
            "/office", "/office/licences", "/office/licences/new", $"/office/licences/{licence}", $"/office/licences/{licence}/edit", $"/office/licences/{licence}/seats.csv", "/office/seats", "/office/seats.csv",
            "/office/seats/new", $"/office/seats/renew?seat={seat}", $"/office/seats/release?seat={seat}", $"/office/seats/transfer?seat={seat}", $"/office/seats/{seat}/transfer", "/office/seats/history", $"/office/seats/people/{w.Ben.Id}",
            "/office/organisation", "/office/organisation/statements", "/office/organisation/administrators",
        ];

        foreach (var actor in new[] { w.Ann, w.Ben, w.Rae, w.Zed, w.Gil })
        {
            var browser = await w.SignInAsync(actor);
            foreach (var address in addresses)
            {
                Assert.True((await browser.GetAsync(address)).Status == HttpStatusCode.NotFound, $"{actor.Name} at {address}");
            }
        }

        var (sam, ola) = (await w.SignInAsync(w.Sam), await w.SignInAsync(w.Ola));
        foreach (var address in addresses)
        {
            Assert.True((await sam.GetAsync(address)).Status == HttpStatusCode.OK, address);
            var theirs = await ola.GetAsync(address);
            Assert.True(theirs.Status == (address.Contains(licence.ToString()) || address.Contains(seat.ToString()) || address.Contains(w.Ben.Id.ToString()) ? HttpStatusCode.NotFound : HttpStatusCode.OK), address);
            Assert.DoesNotContain("Ben Okoro", theirs.AllText);
        }
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in() =>
        Assert.StartsWith("/sign-in?then=%2Foffice", (await (await (await TestWorkspace.OpenAsync()).SignInAsync(null)).Unfollowed.GetAsync("/office")).Headers.Location!.ToString());

    [Fact]
    public async Task A_licence_is_added_and_a_seat_given_from_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.HireAsync(1);
        var browser = await w.SignInAsync(w.Sam);

        var page = await (await browser.GetAsync("/office/licences/new")).PressAsync("Add the licence", ("Form.Reference", "L-2027-09"), ("Form.Seats", "12"), ("Form.FirstDay", "today"), ("Form.LastDay", "28 March 2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("“today” is not a date that we can read.", page.Text);
        page = await page.PressAsync("Add the licence", ("Form.FirstDay", "24/11/2026"), ("Form.OrderNumber", "PO 4500081772"));

        Assert.Equal("Licence L-2027-09", page.Title);
        Assert.Contains("From 24 November 2026 until the end of Sunday 28 March 2027Order PO 4500081772", page.Text);
        page = await page.ClickAsync("Give a seat");
        Assert.Contains("12 of 12 seats free until the end of Sunday 28 March 2027", page.Text);
        page = await page.PressAsync("Give the seat", ("Form.PersonId", (await PersonIdAsync(page, "Newcomer 1"))), ("Form.Reason", "Drafts the lenders’ part"));
        Assert.Contains("Newcomer 1", page.Text);
        Assert.Equal(["licence.bought", "seat.assigned"], await w.OfficeEventsAsync());
    }

    [Fact]
    public async Task The_list_filters_sorts_and_finds_by_its_address()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var licence = await w.BuyAsync(60);
        var people = await w.HireAsync(55);
        await w.AssignAsync(people[0], licence, new DateOnly(2026, 11, 30));
        await Task.WhenAll(people[1..].Select(p => w.AssignAsync(p, licence)));
        var browser = await w.SignInAsync(w.Sam);

        var page = await browser.GetAsync($"/office/licences/{licence}");
        Assert.Equal(50, page.All("tbody tr").Count);
        Assert.Equal(["55", "5", "1", "0"], page.All(".figures b"));
        Assert.Equal(5, (await page.ClickAsync("Next")).All("tbody tr").Count);

        var soon = await browser.GetAsync($"/office/licences/{licence}?show=soon");
        Assert.Contains("Ends Monday 30 November", Assert.Single(soon.All("tbody tr")));
        Assert.Contains("1 of 55 seats", soon.Text);
        Assert.StartsWith("Newcomer 1new1.", (await browser.GetAsync($"/office/licences/{licence}?sort=ends")).All("tbody tr")[0], StringComparison.Ordinal);
        Assert.Equal(11, (await browser.GetAsync("/office/seats?q=newcomer 1")).All("tbody tr").Count);
        Assert.Contains("No seat matches these filters.", (await browser.GetAsync("/office/seats?q=nobody&page=99")).Text);
    }

    [Fact]
    public async Task Ticked_seats_are_renewed_after_the_cost_is_told()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var next = await w.BuyAsync(3, "L-2028", first: "2027-05-25", last: "2028-05-31");
        var (ben, rae) = (await w.SeatAsync(w.Ben), await w.SeatAsync(w.Rae));
        var browser = await w.SignInAsync(w.Sam);

        var page = await browser.GetAsync($"/office/seats/renew?seat={ben}&seat={rae}");
        Assert.Contains("This takes 2 seats of the licence", page.Text);
        Assert.Contains("3 of 3 seats free from 25 May 2027 until the end of Wednesday 31 May 2028", page.Text);
        page = await page.PressAsync("Renew 2 seats", ("Form.LicenceId", next.ToString()), ("Form.LastDay", "30/4/2028"));

        Assert.Equal("/office/seats", page.Path);
        Assert.True(page.Text.Contains("30 Apr 2028Renewed"), page.Text);
        Assert.Equal(2, (await w.SeatsAsync(w.Ben)).Count);
    }

    [Fact]
    public async Task Releasing_and_transferring_say_first_what_they_do()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var person = (await w.HireAsync(1))[0];
        var browser = await w.SignInAsync(w.Sam);

        var page = await browser.GetAsync($"/office/seats/release?seat={await w.SeatAsync(w.Ben)}");
        Assert.Contains("This frees 1 seat at once.", page.Text);
        page = await page.PressAsync("Release the seat");
        Assert.DoesNotContain("Ben Okoro", page.Text);
        Assert.Contains("Released", (await browser.GetAsync("/office/seats?show=ended")).Text);

        page = await browser.GetAsync($"/office/seats/{await w.SeatAsync(w.Ann)}/transfer");
        Assert.Contains("Ann Reed is the only owner of 1 space", page.Text);
        Assert.DoesNotContain("Land registration reform", page.Text);
        page = await page.PressAsync("Transfer the seat", ("Form.PersonId", person.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await page.PressAsync("Transfer the seat", ("Form.PersonId", person.Id.ToString()), ("Form.WithMemberships", "true"));
        Assert.Contains("Newcomer 1", page.Text);
    }

    [Fact]
    public async Task The_past_answers_who_held_a_seat()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var (licence, people) = (await w.BuyAsync(1), await w.HireAsync(2));
        var seat = await w.AssignAsync(people[0], licence);
        w.Clock.Advance(TimeSpan.FromDays(10));
        await w.DoAsync<SeatTransfers>(w.Sam, a => a.TransferAsync(seat, people[1].Id, false));
        w.Clock.Advance(TimeSpan.FromDays(10));
        var browser = await w.SignInAsync(w.Sam);

        Assert.Equal("Newcomer 1", Assert.Single((await browser.GetAsync("/office/seats/history?on=1/12/2026")).All("th.title"), n => n.StartsWith("Newcomer", StringComparison.Ordinal)));
        Assert.Equal("Newcomer 2", Assert.Single((await browser.GetAsync("/office/seats/history")).All("th.title"), n => n.StartsWith("Newcomer", StringComparison.Ordinal)));
        Assert.Contains("“then” is not a date that we can read", (await browser.GetAsync("/office/seats/history?on=then")).Text);
    }

    [Fact]
    public async Task The_seats_leave_as_a_table_that_opens_safely()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var licence = await w.BuyAsync(2);
        var person = (await w.HireAsync(1))[0];
        await w.DoAsync<SeatActions>(w.Sam, a => a.AssignAsync(person.Id, new SeatTerms(licence, Reason: "=cmd|' /C calc'!A0")));

        var answer = await (await w.SignInAsync(w.Sam)).Http.GetAsync($"/office/licences/{licence}/seats.csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"L-2027-01,Newcomer 1,{person.Email},,2026-11-24,2027-03-31,2026-11-24T10:00:00Z,2027-03-31T23:00:00Z,held,,", lines[1]);
        Assert.DoesNotContain(",=cmd", lines[1]);
    }

    [Fact]
    public async Task The_first_page_counts_seats_and_says_who_needs_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<OwnSeat>(w.Gil, s => s.AskAsync("Until the summer"));
        var browser = await w.SignInAsync(w.Sam);

        var page = await browser.GetAsync("/office");
        Assert.Equal(["6", "14", "0", "1"], page.All(".figures b"));
        Assert.Contains("Everybody who is named as a member of a space, readers too", page.Text);
        Assert.Contains("Participants who answer by a link or a code", page.Text);
        Assert.Contains("“Until the summer”", page.Text);
        Assert.Contains("Gil MarshIs a member of a space and holds no seat", page.Text);

        page = await page.PressAsync("Decline");
        Assert.DoesNotContain("Until the summer", page.Text);
        Assert.Equal(["seat.requested", "seat.declined"], await w.OfficeEventsAsync());
    }

    [Fact]
    public async Task The_office_shows_no_content_and_no_name_of_a_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Sam);

        foreach (var address in new[] { "/office", "/office/seats", $"/office/seats/people/{w.Ann.Id}", $"/office/seats/{await w.SeatAsync(w.Ann)}/transfer", "/office/organisation" })
        {
            var page = await browser.GetAsync(address);
            Assert.DoesNotContain("Land registration reform", page.Text);
            Assert.DoesNotContain("Make registration digital", page.Text);
        }
    }

    [Fact]
    public async Task A_renewal_offers_only_licences_that_run_longer()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Sam);

        var page = await browser.GetAsync($"/office/seats/renew?seat={await w.SeatAsync(w.Ben)}");
        Assert.Contains("No licence runs longer than this seat.", page.Text);
        Assert.True(page.Has("input[name='Form.LicenceId'][disabled]"));

        var early = await w.AssignAsync((await w.HireAsync(1))[0], w.LicenceId, new DateOnly(2026, 12, 31));
        page = await browser.GetAsync($"/office/seats/renew?seat={early}");
        Assert.DoesNotContain("No licence runs longer", page.Text);
        Assert.True(page.Has("input[name='Form.LicenceId'][checked]"));
    }

    private static Task<string> PersonIdAsync(Page page, string name) =>
        Task.FromResult(page.Document.QuerySelectorAll("option").First(o => o.TextContent.StartsWith(name, StringComparison.Ordinal)).GetAttribute("value")!);
}
