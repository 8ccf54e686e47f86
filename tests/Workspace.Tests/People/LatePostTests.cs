using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Drafts;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>A form that is sent after the session has ended.</summary>
public sealed class LatePostTests
{
    private static readonly Dictionary<string, string> Typed = new() { ["Form.Cause"] = "The old maps\nare wrong.", ["_draft.Form.Cause"] = "risk-cause-new", ["Form.Title"] = "Maps" };

    [Fact]
    public async Task The_text_is_kept_and_signing_in_leads_back_to_the_page()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ann);
        w.Clock.Advance(Session.Idle);

        var answer = await PostAsync(browser, w, $"/spaces/{w.SpaceId}/risks/new?from=heat");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/sign-in?then={Uri.EscapeDataString($"/spaces/{w.SpaceId}/risks/new?from=heat")}", answer.Headers.Location!.ToString());
        var draft = await w.ReadAsync(db => db.Set<Draft>().SingleAsync(d => d.PersonId == w.Ann.Id));
        Assert.Equal(("risk-cause-new", "The old maps\nare wrong."), (draft.Key, draft.Text));
    }

    [Theory]
    [InlineData("https://evil.example/spaces")]
    [InlineData("not an address")]
    public async Task A_foreign_referrer_leads_nowhere_foreign(string referrer)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ann);
        w.Clock.Advance(Session.Idle);

        var answer = await PostAsync(browser, w, referrer);

        Assert.Equal($"/sign-in?then={Uri.EscapeDataString($"/spaces/{w.SpaceId}/risks/new")}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Shortly_after_signing_out_elsewhere_the_text_is_kept_and_later_not()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = await w.SignInAsync(w.Ann);
        await w.Server.Services.GetRequiredService<Sessions>().EndAsync(w.Ann.Id);

        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(browser, w, null)).StatusCode);
        w.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(browser, w, null)).StatusCode);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("cross-site")]
    [InlineData("stranger")]
    public async Task Nobody_else_plants_drafts(string who)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var browser = who == "stranger" ? new Browser(w.Server) : await w.SignInAsync(w.Ann);
        w.Clock.Advance(Session.Idle);
        if (who == "disabled")
        {
            await w.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == w.Ann.Id)).Disable(w.Clock.GetUtcNow()));
        }

        var answer = await PostAsync(browser, w, null, who == "cross-site" ? "cross-site" : "same-origin");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(await w.ReadAsync(db => db.Set<Draft>().AnyAsync()));
    }

    private static Task<HttpResponseMessage> PostAsync(Browser browser, TestWorkspace w, string? referrer, string site = "same-origin")
    {
        var post = new HttpRequestMessage(HttpMethod.Post, $"/spaces/{w.SpaceId}/risks/new") { Content = new FormUrlEncodedContent(Typed) };
        post.Headers.Add("Sec-Fetch-Site", site);
        if (referrer is not null)
        {
            post.Headers.TryAddWithoutValidation("Referer", referrer.StartsWith('/') ? "https://localhost" + referrer : referrer);
        }

        return browser.Unfollowed.SendAsync(post);
    }
}
