using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tests.Live;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Risks;

namespace Workspace.Tests.Faults;

/// <summary>Another program holds the database.</summary>
public sealed class LockedTests
{
    [Fact]
    public async Task A_write_waits_for_a_lock_that_ends_soon_and_reading_goes_on()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var rae = await w.SignInAsync(w.Rae);
        var held = await HoldAsync(w.Server.Settings);

        var write = w.AddRiskAsync(w.Ben);
        Assert.Equal(HttpStatusCode.OK, (await rae.GetAsync(w.Risks())).Status);
        Assert.False(write.IsCompleted);
        await held.DisposeAsync();

        await write;
        Assert.Contains((await write).Reference, (await rae.GetAsync(w.Risks())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_who_waited_too_long_are_told_so_and_writing_resumes()
    {
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(postgres: TestDatabase.Create() is { } postgres ? $"{postgres};Command Timeout=3" : null));
        var held = await HoldAsync(w.Server.Settings);

        var writes = Enumerable.Range(0, 5).Select(_ => w.HappenAsync("test.written", Guid.CreateVersion7())).ToArray();
        foreach (var write in writes)
        {
            var refused = await Assert.ThrowsAsync<Refusal>(() => write);
            Assert.Equal(RefusalKind.Unavailable, refused.Kind);
            Assert.EndsWith("Nothing was saved; try again in a moment.", refused.Message, StringComparison.Ordinal);
        }

        await held.DisposeAsync();
        await w.AddRiskAsync(w.Ben);
    }

    private static async Task<DbConnection> HoldAsync(DatabaseSettings settings)
    {
        DbConnection other = settings.Postgres is { } postgres ? new NpgsqlConnection(postgres + ";Pooling=false") : new SqliteConnection($"Data Source={settings.SqliteFile};Pooling=false");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = settings.IsSqlite ? "begin immediate" : "begin; lock table \"Event\" in share row exclusive mode";
        await command.ExecuteNonQueryAsync();
        return other;
    }
}
