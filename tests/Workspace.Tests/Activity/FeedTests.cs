using System.Net;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Spaces.Settings;
using Workspace.Tests.Support;

namespace Workspace.Tests.Activity;

/// <summary>What happened in a space, in words.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task Members_read_who_did_what_and_outsiders_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Cas.Id, Role.Contributor));
        await w.DoAsync<SettingsActions>(w.Ann, s => s.WriteCharterAsync(w.SpaceId, "Marker word xyzzy", 0));

        var page = await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/activity");

        Assert.Contains("Tuesday 24 November 2026", page.Text);
        Assert.Contains("Ann Reed changed the role of Cas Lind", page.Text);
        Assert.Contains("Commenter to Contributor", page.Text);
        Assert.Contains("Ann Reed changed the charter", page.Text);
        Assert.DoesNotContain("xyzzy", page.Text);
        foreach (var (actor, status) in new[] { (w.Zed, HttpStatusCode.NotFound), (w.Sam, HttpStatusCode.NotFound), (w.Ola, HttpStatusCode.NotFound), (w.Gil, HttpStatusCode.Forbidden) })
        {
            var refused = await (await w.SignInAsync(actor)).GetAsync($"/spaces/{w.SpaceId}/activity");
            Assert.Equal(status, refused.Status);
            Assert.DoesNotContain("Cas Lind", refused.AllText);
        }
    }

    [Fact]
    public async Task Filters_by_part_and_person_stand_in_the_address()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<MemberActions>(w.Ann, m => m.ChangeRoleAsync(w.SpaceId, w.Fay.Id, Role.Owner));
        await w.DoAsync<SettingsActions>(w.Fay, s => s.WriteCharterAsync(w.SpaceId, "One", 0));
        var rae = await w.SignInAsync(w.Rae);

        Assert.Equal(1, Count(await rae.GetAsync($"/spaces/{w.SpaceId}/activity?tool=people")));
        Assert.Equal(1, Count(await rae.GetAsync($"/spaces/{w.SpaceId}/activity?person={w.Fay.Id}")));
        Assert.Equal(0, Count(await rae.GetAsync($"/spaces/{w.SpaceId}/activity?tool=people&person={w.Fay.Id}")));
        Assert.Equal(2, Count(await rae.GetAsync($"/spaces/{w.SpaceId}/activity?tool=&person=nonsense&before=nonsense")));
        static int Count(Page page) => page.Document.QuerySelectorAll(".feed > li").Length;
    }

    [Fact]
    public async Task Fifty_at_once_and_the_rest_by_number_none_twice_and_none_lost()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<SpaceAccess>(w.Ann, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Owner);
            foreach (var number in Enumerable.Range(1, 460))
            {
                visit.Record(number % 40 == 0 ? MemberEvents.Removed : number % 3 == 0 ? "nobody.words-this" : SpaceEvents.Described, w.SpaceId);
            }

            await visit.SaveAsync();
        });

        foreach (var area in new[] { null, Area.People.Key })
        {
            var seen = new List<long>();
            long? before = null;
            do
            {
                var feed = await w.DoAsync<FeedQueries, Feed>(w.Rae, f => f.ReadAsync(w.SpaceId, new(area, null, before)));
                Assert.InRange(feed.Entries.Count, 0, FeedQueries.AtOnce);
                seen.AddRange(feed.Entries.Select(e => e.Number));
                before = feed.Next;
            }
            while (before is not null);

            Assert.Equal(seen.Distinct().OrderDescending(), seen);
            Assert.Equal(area is null ? Enumerable.Range(1, 460).Count(n => n % 40 == 0 || n % 3 != 0) : 11, seen.Count);
        }
    }
}
