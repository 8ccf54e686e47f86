using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workspace.Data;
using Workspace.People;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Faults;

/// <summary>A disk that is full, or a database that has become read-only.</summary>
public sealed class NoRoomTests
{
    [Fact]
    public async Task Reading_goes_on_what_was_typed_is_kept_and_writing_resumes_without_a_restart()
    {
        var (before, w) = await KilledServer.PrepareAsync();
        await using (before)
        {
            await using var server = await ServerProcess.StartAsync(before.Settings);
            var ben = new Browser(server.Address);
            ben.SetCookie("session", await before.Services.GetRequiredService<Sessions>().StartAsync(w.Ben.Id, "a test"));
            await AddAsync(await ben.GetAsync(RiskAddresses.To(w.SpaceId, "/new")), "Stored before");
            var form = await ben.GetAsync(RiskAddresses.To(w.SpaceId, "/new"));

            await TakeRoomAsync(server, before.Settings);
            await AnswersAsync(ben);
            var refused = await AddAsync(form, "Kept in the form");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Contains("its disk is full or read-only. Nothing was saved; your text is still here.", refused.Text, StringComparison.Ordinal);
            Assert.Equal("Kept in the form", refused.Find("[name='Form.Title']").TextContent.Trim());
            foreach (var address in (string[])["/", "/spaces", RiskAddresses.To(w.SpaceId), RiskAddresses.To(w.SpaceId, "/new")])
            {
                Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync(address)).Status);
            }

            await GiveRoomAsync(server, before.Settings);
            await AnswersAsync(ben);
            await AddAsync(refused, "Kept in the form");
            var register = await ben.GetAsync(RiskAddresses.To(w.SpaceId));
            Assert.Contains("Stored before", register.Text, StringComparison.Ordinal);
            Assert.Contains("Kept in the form", register.Text, StringComparison.Ordinal);
        }
    }

    private static Task<Page> AddAsync(Page form, string title) => form.PressAsync("Add this risk", ("Form.Title", title), ("Form.Likelihood", "3"), ("Form.Impact", "3"));

    private static Task TakeRoomAsync(ServerProcess server, DatabaseSettings settings) => settings.Postgres is { } postgres ? ReadOnlyAsync(postgres, "on") : server.FillDiskAsync();

    private static Task GiveRoomAsync(ServerProcess server, DatabaseSettings settings) => settings.Postgres is { } postgres ? ReadOnlyAsync(postgres, "off") : server.FreeDiskAsync();

    // PostgreSQL ended the sessions of the pool: each is noticed once.
    private static async Task AnswersAsync(Browser browser)
    {
        for (var tries = 0; await browser.GetAsync("/") is { Status: not HttpStatusCode.OK } page; tries++)
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (page.Status, tries < 50));
            Assert.Contains("The database does not answer.", page.Text, StringComparison.Ordinal);
        }
    }

    // As an operator or a failover does it: for the sessions that come, and those that are there are ended.
    private static async Task ReadOnlyAsync(string postgres, string state)
    {
        var name = new NpgsqlConnectionStringBuilder(postgres).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"alter database {name} set default_transaction_read_only = {state}; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'", connection);
        await command.ExecuteNonQueryAsync();
    }
}
