using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workspace.Mail;
using Workspace.People;
using Workspace.People.Reset;
using Workspace.Tests.Mail;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>What goes by mail: links for a new password, changes of address through both, and notices that nobody can prevent.</summary>
public sealed partial class ByMailTests
{
    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_link_that_works_once_and_ends_every_browser()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;
        var before = await w.SignInAsync(w.Ann);
        await AskAsync(w, w.Ann.Email);
        var link = await LinkAsync(mail, w.Ann.Email, "password");

        var page = await (await new Browser(w.Server).GetAsync(link)).PressAsync("Choose this password", ("Form.Password", "orchard kettle seven boots"));

        Assert.NotNull(page.Browser.Cookie("__Host-session"));
        Assert.Equal("/sign-in?then=%2Fprofile", (await before.GetAsync("/profile")).Path);
        Assert.Equal("/profile", (await w.EnterPasswordAsync(w.Ann, password: "orchard kettle seven boots")).Path);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync(link)).Status);
        await ToldAsync(mail, w.Ann.Email, "Your password was changed");
    }

    [Fact]
    public async Task Whoever_asks_gets_the_same_answer_and_only_an_owner_gets_mail()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;
        await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ben.Id)).Disable(w.Clock.GetUtcNow()));

        var pages = new[] { await AskAsync(w, "nobody@example.org"), await AskAsync(w, w.Ben.Email), await AskAsync(w, w.Ann.Email) };
        await LinkAsync(mail, w.Ann.Email, "password");

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.All(pages, page => Assert.Equal(pages[0].Text, page.Text));
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Letter>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_can_flood_a_mailbox()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;

        for (var i = 0; i < ResetDesk.PerAddress + 4; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(w, w.Ann.Email)).Status);
        }

        await AskAsync(w, w.Ben.Email);
        await LinkAsync(mail, w.Ben.Email, "password"); // whatever came before is dealt with by now
        Assert.Equal(ResetDesk.PerAddress, await w.ReadAsync(db => db.Set<Letter>().CountAsync(l => l.PersonId == w.Ann.Id)));
    }

    [Fact]
    public async Task A_new_password_leads_past_no_second_step()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;
        await w.GuardAsync(w.Ann);
        await AskAsync(w, w.Ann.Email);

        var page = await (await new Browser(w.Server).GetAsync(await LinkAsync(mail, w.Ann.Email, "password"))).PressAsync("Choose this password", ("Form.Password", "orchard kettle seven boots"));

        Assert.Equal("Second step", page.Title);
        Assert.Null(page.Browser.Cookie("__Host-session"));
    }

    [Fact]
    public async Task An_address_changes_when_both_have_said_yes_and_not_before()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;
        var wanted = $"ann.new.{Guid.CreateVersion7():N}@example.org";
        await (await (await w.SignInAsync(w.Ann)).GetAsync("/profile/email")).PressAsync("Ask both addresses", ("Form.Email", wanted));
        var (old, @new) = (await LinkAsync(mail, w.Ann.Email, "email"), await LinkAsync(mail, wanted, "email"));

        var page = await (await new Browser(w.Server).GetAsync(@new)).PressAsync("Yes, change it");
        Assert.Contains("Now say yes in the mail to the other address", page.Text, StringComparison.Ordinal);
        Assert.Equal(w.Ann.Email, await AddressAsync(w));
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(w.Server).GetAsync(@new)).Status);
        page = await (await new Browser(w.Server).GetAsync(old)).PressAsync("Yes, change it");

        Assert.Contains("the new one holds", page.Text, StringComparison.Ordinal);
        Assert.Equal(wanted, await AddressAsync(w));
        await ToldAsync(mail, w.Ann.Email, "Your email address was changed");
        await ToldAsync(mail, wanted, "Your email address was changed");
    }

    [Fact]
    public async Task An_address_that_somebody_has_stays_theirs_and_the_page_does_not_say_so()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;
        var ann = await w.SignInAsync(w.Ann);

        var free = await (await ann.GetAsync("/profile/email")).PressAsync("Ask both addresses", ("Form.Email", "free@example.org"));
        var taken = await (await ann.GetAsync("/profile/email")).PressAsync("Ask both addresses", ("Form.Email", w.Ben.Email));

        Assert.Equal(free.Text, taken.Text);
        await ToldAsync(mail, w.Ben.Email, "You have an account already");
        Assert.DoesNotContain(mail.Sink.Received, m => m.IsTo(w.Ben.Email) && Said(m).Contains("/email/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_was_never_used_and_a_changed_second_step_are_told()
    {
        await using var mail = await Mailroom.OpenAsync();
        var w = mail.W;
        await w.GuardAsync(w.Ann);
        await ToldAsync(mail, w.Ann.Email, "The second step of your account was changed");

        await (await (await w.SignInAsync(w.Sam)).GetAsync($"/office/people/{w.Ann.Id}")).PressAsync("Take the second step away");
        await ToldAsync(mail, w.Ann.Email, "The second step of your account was taken away");
        var browser = new Browser(w.Server);
        browser.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");
        await w.EnterPasswordAsync(w.Ann, browser);

        await ToldAsync(mail, w.Ann.Email, "New sign-in to your account");
    }

    private static Task<string> AddressAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Person>().Where(p => p.Id == w.Ann.Id).Select(p => p.Email!).SingleAsync());

    private static async Task<Page> AskAsync(TestWorkspace w, string email) => await (await new Browser(w.Server).GetAsync("/sign-in/forgot")).PressAsync("Send me a link", ("Form.Email", email));

    private static async Task ToldAsync(Mailroom mail, string to, string subject) => await MailAsync(mail, m => m.IsTo(to) && Said(m).Contains(subject, StringComparison.Ordinal), subject);

    private static async Task<string> LinkAsync(Mailroom mail, string to, string what)
    {
        var pattern = what == "email" ? EmailLink() : PasswordLink();
        var sent = await MailAsync(mail, m => m.IsTo(to) && pattern.IsMatch(Said(m)), $"a link ({what}) to {to}");
        return pattern.Match(Said(sent)).Value;
    }

    private static async Task<ReceivedMail> MailAsync(Mailroom mail, Func<ReceivedMail, bool> fits, string what)
    {
        for (var tries = 0; tries < 800; tries++)
        {
            if (mail.Sink.Received.FirstOrDefault(fits) is { } sent)
            {
                return sent;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException($"There was no mail with {what}.");
    }

    private static string Said(ReceivedMail mail) => $"{mail.Subject}\n{mail.Plain}";

    [GeneratedRegex("/link/[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex PasswordLink();

    [GeneratedRegex("/email/[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex EmailLink();
}
