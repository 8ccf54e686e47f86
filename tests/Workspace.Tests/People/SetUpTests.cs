using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.People;

/// <summary>Founding the organisation by the link that the console prints.</summary>
public sealed class SetUpTests
{
    private static readonly (string, string)[] Filled =
    [
        ("Form.Organisation", "Department for Land"), ("Form.TimeZone", "Europe/London"), ("Form.Seats", "50"), ("Form.LastDay", "31/3/2027"),
        ("Form.Name", "Ann Reed"), ("Form.Email", "ann@example.org"), ("Form.Password", "harbour lantern fig quilt"),
    ];

    [Fact]
    public async Task The_link_founds_the_organisation_with_its_first_administrator_and_their_seat()
    {
        await using var server = new TestServer();
        var page = await new Browser(server).GetAsync(await LinkAsync(server));

        page = await page.PressAsync("Set up Workspace", Filled);

        Assert.Equal("/welcome", page.Path);
        await using var db = await OpenAsync(server);
        var (organisation, person, licence, seat) = (await db.Set<Organisation>().SingleAsync(), await db.Set<Person>().SingleAsync(), await db.Set<Licence>().SingleAsync(), await db.Set<Seat>().SingleAsync());
        Assert.Equal(("Department for Land", 50), (organisation.Name, licence.Seats));
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 23, 0, 0, TimeSpan.Zero), licence.EndsAt); // the end of 31 March, in British summer time
        Assert.Equal((person.Id, licence.EndsAt), (seat.PersonId, seat.EndsAt));
        Assert.Equal(person.Id, (await db.Set<Administrator>().SingleAsync()).PersonId);
    }

    [Fact]
    public async Task Of_two_at_once_one_founds_it()
    {
        await using var server = new TestServer();
        var link = await LinkAsync(server);
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new Browser(server).GetAsync(link)));

        var answers = await Task.WhenAll(pages.Select((page, i) => page.PressAsync("Set up Workspace", [.. Filled.Select(f => f.Item1 == "Form.Email" ? (f.Item1, $"ann{i}@example.org") : f)])));

        Assert.Single(answers, page => page.Path == "/welcome");
        await using var db = await OpenAsync(server);
        Assert.Equal((1, 1, 1), (await db.Set<Organisation>().CountAsync(), await db.Set<Person>().CountAsync(), await db.Set<Seat>().CountAsync()));
    }

    [Fact]
    public async Task The_link_works_once()
    {
        await using var server = new TestServer();
        var link = await LinkAsync(server);
        await (await new Browser(server).GetAsync(link)).PressAsync("Set up Workspace", Filled);

        var again = await new Browser(server).GetAsync(link);

        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains("This link has been used", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.Gone)]
    public async Task The_link_works_for_an_hour_to_the_second(int seconds, HttpStatusCode expected)
    {
        await using var server = new TestServer();
        var link = await LinkAsync(server);

        server.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, (await new Browser(server).GetAsync(link)).Status);
    }

    [Theory]
    [InlineData("Form.Organisation", " ", "Enter the organisation's name")]
    [InlineData("Form.TimeZone", "Mars/Olympus", "Choose a time zone")]
    [InlineData("Form.Seats", "none", "Enter a number of seats")]
    [InlineData("Form.LastDay", "soon", "is not a date")]
    [InlineData("Form.LastDay", "1/1/2020", "not in the past")]
    [InlineData("Form.Name", "", "Enter your name")]
    [InlineData("Form.Email", "ann", "like name@example.org")]
    [InlineData("Form.Password", "short", "at least 15")]
    public async Task What_is_missing_is_said_and_the_rest_is_kept(string field, string value, string expected)
    {
        await using var server = new TestServer();
        var page = await new Browser(server).GetAsync(await LinkAsync(server));

        page = await page.PressAsync("Set up Workspace", [.. Filled.Select(f => f.Item1 == field ? (field, value) : f)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(expected, page.Text, StringComparison.Ordinal);
        Assert.Equal(field == "Form.Name" ? "" : "Ann Reed", page.Find("[name='Form.Name']").GetAttribute("value") ?? "");
        await using var db = await OpenAsync(server);
        Assert.False(await db.Set<Organisation>().AnyAsync());
    }

    // The console's own link comes first: a later one takes its place, not the other way round.
    private static async Task<string> LinkAsync(TestServer server)
    {
        var links = server.Services.GetRequiredService<Links>();
        await using var db = await OpenAsync(server);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await db.Set<OneTimeLink>().AnyAsync(patience.Token))
        {
            await Task.Yield();
        }

        return new Uri(await links.MakeSetUpAsync()).PathAndQuery;
    }

    private static Task<WorkspaceDb> OpenAsync(TestServer server) => server.Services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
}
