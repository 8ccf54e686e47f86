using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workspace.Live;
using Workspace.Live.Between;
using Workspace.People;
using Workspace.Tests.Support;

namespace Workspace.Tests.Live;

/// <summary>Two servers on one PostgreSQL database: whoever reads on one hears what happens on the other. SQLite has one server and no relay.</summary>
public sealed class TwoServersTests
{
    private readonly Guid _thing = Guid.CreateVersion7();

    [Fact]
    public async Task A_page_on_one_server_hears_of_a_change_on_the_other()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        await using var page = await two.OpenPageOnOtherAsync(two.W.Rae, $"thing:{_thing}");
        for (var i = 0; i < 5; i++)
        {
            await two.W.HappenAsync(two.W.Ben, _thing);
            await page.HearAsync("Changed");
        }
    }

    [Fact]
    public async Task Without_notifications_the_sweep_finds_what_was_missed()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        await using var page = await two.OpenPageOnOtherAsync(two.W.Rae, $"thing:{_thing}");
        await two.PastEveryServerAsync(_thing);

        await page.HearAsync("Changed");
    }

    [Fact]
    public async Task Forged_and_doubled_notifications_change_nothing()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        await using var page = await two.OpenPageOnOtherAsync(two.W.Rae, $"thing:{_thing}");
        for (var i = 0; i < 20; i++)
        {
            await two.SqlAsync($"select pg_notify('workspace_events', 'forged {i}')");
        }

        await two.W.HappenAsync(two.W.Ben, _thing);
        await page.HearAsync("Changed");
        await two.SqlAsync("select pg_notify('workspace_events', 'again'), pg_notify('workspace_events', repeat('x', 7000))");
        await two.W.HappenAsync(two.W.Ben, Guid.CreateVersion7());
        await using var other = await two.OpenPageOnOtherAsync(two.W.Rae, "home");
        await two.W.HappenAsync(two.W.Ben, Guid.CreateVersion7());
        await other.HearAsync("Changed");

        Assert.Empty(page.Heard());
    }

    [Fact]
    public async Task A_server_that_lost_its_connections_hears_again_what_it_missed()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        await using var page = await two.OpenPageOnOtherAsync(two.W.Rae, $"thing:{_thing}");
        await two.SqlAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'");
        await two.PastEveryServerAsync(_thing);

        await page.HearAsync("Changed");
    }

    [Fact]
    public async Task A_change_is_heard_though_its_number_became_visible_late()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        await using var page = await two.OpenPageOnOtherAsync(two.W.Rae, $"thing:{_thing}");
        await using var slow = new NpgsqlConnection(two.Database);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand(two.InsertOf(_thing), slow, transaction))
        {
            await insert.ExecuteNonQueryAsync(); // it has its number, and nobody sees it
        }

        await two.W.HappenAsync(two.W.Ben, Guid.CreateVersion7());
        var written = two.Other.Services.GetRequiredService<LiveVersion>().Now;
        await transaction.CommitAsync();

        Assert.True(await page.WatchAsync(written, $"thing:{_thing}"));
        await page.HearAsync("Changed");
    }

    [Fact]
    public async Task Ending_a_session_on_one_server_closes_its_pages_on_the_other()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        await using var page = await two.OpenPageOnOtherAsync(two.W.Ben, "home");

        await two.W.Server.Services.GetRequiredService<Sessions>().EndAsync(two.W.Ben.Id);

        await page.Closed.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task People_on_two_servers_see_each_other_and_only_those_who_may_be_there()
    {
        await using var two = await OpenAsync();
        if (two is null)
        {
            return;
        }

        var (w, server) = (two.W, Guid.CreateVersion7());
        await using var ann = await w.OpenPageAsync(w.Ann, $"in:{w.SpaceId}");
        await two.SqlAsync($"select pg_notify('workspace_present', '{server:N}|{w.SpaceId:N}||{w.Zed.Id:N},{w.Ola.Id:N},{Guid.CreateVersion7():N}'), pg_notify('workspace_present', 'nonsense|||')");
        await using var rae = await two.OpenPageOnOtherAsync(w.Rae, $"in:{w.SpaceId}");

        Assert.Equal(["Ann Reed", "Rae Moss"], await ann.HearPresentAsync(2));
        Assert.Equal(["Ann Reed", "Rae Moss"], await rae.HearPresentAsync(2));
        await rae.DisposeAsync();
        Assert.Equal(["Ann Reed"], await ann.HearPresentAsync(1));
    }

    private static async Task<Two?> OpenAsync()
    {
        if (TestDatabase.Create() is not { } database)
        {
            Assert.Null(TestServer.Shared.Services.GetService<Relay>());
            return null;
        }

        var one = new TestServer(postgres: database);
        var w = await TestWorkspace.OpenOwnAsync(one);
        var other = new TestServer(postgres: database);
        _ = other.Services;
        return new Two(w, other, database);
    }

    private sealed class Two(TestWorkspace w, TestServer other, string database) : IAsyncDisposable
    {
        public TestWorkspace W => w;
        public TestServer Other => other;
        public string Database => database;

        public async Task<HubClient> OpenPageOnOtherAsync(Actor actor, params string[] subjects)
        {
            var page = await HubClient.StartAsync(await other.ConnectAsync(await w.SignInAsync(actor)));
            await page.WatchAsync(other.Services.GetRequiredService<LiveVersion>().Now, subjects);
            return page;
        }

        public string InsertOf(Guid thing) => $"""
            insert into "Event" ("OrganisationId", "SpaceId", "Kind", "SubjectId", "At") values ('{w.OrganisationId}', '{w.SpaceId}', 'test.changed', '{thing}', {w.Clock.GetUtcNow().UtcTicks})
            """;

        /// <summary>An event that no server wrote, so that none tells of it.</summary>
        public Task PastEveryServerAsync(Guid thing) => SqlAsync(InsertOf(thing));

        public async Task SqlAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await other.DisposeAsync();
            await w.DisposeAsync();
        }
    }
}
