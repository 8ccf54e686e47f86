using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Drafts;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Drafts;

/// <summary>Nothing that was typed is lost, and nobody else sees it.</summary>
public sealed class DraftTests
{
    [Fact]
    public async Task What_is_typed_is_kept_and_given_back_to_its_author_only()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(await w.SignInAsync(w.Ben), "reply-1", "Half a sentence"));

        Assert.Equal("Half a sentence", (await GetAsync(w, w.Ben, "reply-1"))?.Text);
        Assert.Null(await GetAsync(w, w.Ann, "reply-1"));
        Assert.Null(await GetAsync(w, w.Ben, "reply-2"));
    }

    [Fact]
    public async Task Typing_on_replaces_and_emptying_forgets()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ben);

        await PutAsync(browser, "reply-1", "One");
        await PutAsync(browser, "reply-1", "One two");
        Assert.Equal("One two", (await GetAsync(w, w.Ben, "reply-1"))?.Text);

        await PutAsync(browser, "reply-1", "");
        Assert.Null(await GetAsync(w, w.Ben, "reply-1"));
    }

    [Fact]
    public async Task A_sent_text_is_forgotten()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<DraftActions>(w.Ben, drafts => drafts.KeepAsync("reply-1", "Text"));

        await w.DoAsync<DraftActions>(w.Ann, drafts => drafts.ForgetAsync("reply-1"));
        Assert.NotNull(await GetAsync(w, w.Ben, "reply-1"));

        await w.DoAsync<DraftActions>(w.Ben, drafts => drafts.ForgetAsync("reply-1"));
        Assert.Null(await GetAsync(w, w.Ben, "reply-1"));
    }

    [Fact]
    public async Task A_lapsed_seat_keeps_its_drafts()
    {
        await using var w = await TestWorkspace.OpenAsync();

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(await w.SignInAsync(w.Gil), "reply-1", "Still here"));
        Assert.Equal("Still here", (await GetAsync(w, w.Gil, "reply-1"))?.Text);
    }

    [Fact]
    public async Task Only_our_own_script_of_a_signed_in_person_may_write()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);

        Assert.Equal(HttpStatusCode.Unauthorized, await PutAsync(await w.SignInAsync(null), "reply-1", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(ben, "reply-1", "x", with: null));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(ben, "reply-1", "x", origin: "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(ben, "reply-1", "{}", type: "application/json"));
        Assert.Null(await GetAsync(w, w.Ben, "reply-1"));
    }

    [Fact]
    public async Task Too_much_is_refused_and_the_limit_is_taken()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(ben, "reply-1", new string('ä', Draft.MaxText)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(ben, "reply-1", new string('a', Draft.MaxText + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(ben, "reply-1", "a\0b"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(ben, new string('k', 300), "text"));
    }

    [Fact]
    public async Task Drafts_that_nobody_touched_for_30_days_are_swept()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.DoAsync<DraftActions>(w.Ben, drafts => drafts.KeepAsync("old", "Text"));
        w.Clock.Advance(TimeSpan.FromDays(29));
        await w.DoAsync<DraftActions>(w.Ben, drafts => drafts.KeepAsync("young", "Text"));
        Assert.Equal(0, await w.Server.Services.GetRequiredService<DraftSweep>().SweepAsync());
        w.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        Assert.Equal(1, await w.Server.Services.GetRequiredService<DraftSweep>().SweepAsync());
        Assert.Equal(["young"], await w.ReadAsync(db => db.Set<Draft>().Where(d => d.PersonId == w.Ben.Id).Select(d => d.Key).ToListAsync()));
    }

    [Fact]
    public async Task The_oldest_draft_gives_way_to_the_three_hundred_and_first()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.WriteAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 300).Select(i => Draft.Keep(w.Ben.Id, $"draft-{i}", "Text", w.Clock.GetUtcNow().AddMinutes(i - 400))));
            return Task.CompletedTask;
        });

        await w.DoAsync<DraftActions>(w.Ben, drafts => drafts.KeepAsync("latest", "Text"));

        Assert.Null(await GetAsync(w, w.Ben, "draft-0"));
        Assert.NotNull(await GetAsync(w, w.Ben, "draft-1"));
        Assert.NotNull(await GetAsync(w, w.Ben, "latest"));
    }

    private static Task<KeptDraft?> GetAsync(TestWorkspace w, Actor actor, string key) =>
        w.DoAsync<DraftQueries, KeptDraft?>(actor, drafts => drafts.GetAsync(key));

    private static async Task<HttpStatusCode> PutAsync(Browser browser, string key, string text, string? with = "workspace", string? origin = null, string type = "text/plain")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/drafts/{Uri.EscapeDataString(key)}");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (with is not null)
        {
            request.Headers.Add("X-Requested-With", with);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return (await browser.Http.SendAsync(request)).StatusCode;
    }
}
