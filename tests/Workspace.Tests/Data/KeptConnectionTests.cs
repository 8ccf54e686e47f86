using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using Workspace.Data;
using Workspace.Licensing;

namespace Workspace.Tests.Data;

/// <summary>Reading on SQLite: a context that goes back to its pool takes its connection and its statements along.</summary>
public sealed class KeptConnectionTests
{
    [Fact]
    public async Task Statements_stay_prepared_from_one_request_to_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("workspace-kept-");
        KeptConnection connection;
        await using (var services = Services(folder.FullName))
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
            connection = await AskAsync(services);

            Assert.Equal(ConnectionState.Open, connection.State);
            Assert.True(BytesOfStatements(connection) > 0);
            Assert.Same(connection, await AskAsync(services));
            Assert.True(BytesOfStatements(connection) > 0);
        }

        Assert.Equal(ConnectionState.Closed, connection.State);
        folder.Delete(recursive: true);
    }

    private static async Task<KeptConnection> AskAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.False(await db.Set<Organisation>().AnyAsync(TestContext.Current.CancellationToken));
        return (KeptConnection)db.Database.GetDbConnection();
    }

    private static int BytesOfStatements(KeptConnection connection)
    {
        const int StatementsUsed = 3; // SQLITE_DBSTATUS_STMT_USED
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_db_status(connection.Handle, StatementsUsed, out var bytes, out _, 0));
        return bytes;
    }

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System);
        services.AddWorkspaceData(new DatabaseSettings(folder, null));
        return services.BuildServiceProvider();
    }
}
