using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Workspace.Data;

namespace Workspace.Tests.Data;

/// <summary>How SQLite looks for things, whatever it knows of how many there are.</summary>
public sealed class EstimatesTests
{
    [Theory]
    [InlineData("Risk")]
    [InlineData("ForumThread")]
    [InlineData("WikiPage")]
    public async Task Two_hundred_things_of_a_space_are_found_by_their_ids(string table)
    {
        var ids = string.Join(", ", Enumerable.Range(0, 200).Select(_ => $"'{Guid.CreateVersion7()}'"));

        var plan = await PlanAsync($"select * from \"{table}\" where \"SpaceId\" = '{Guid.CreateVersion7()}' and \"Id\" in ({ids})");

        Assert.Contains($"sqlite_autoindex_{table}_1 (Id=?)", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_things_of_a_space_are_found_by_the_space()
    {
        var plan = await PlanAsync($"select * from \"Risk\" where \"SpaceId\" = '{Guid.CreateVersion7()}'");

        Assert.Contains("(SpaceId=?)", plan, StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(string query)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-estimates-");
        var settings = new DatabaseSettings(folder.FullName, null);
        await new Migrator(settings, new Committed(NullLogger<Committed>.Instance), NullLogger<Migrator>.Instance).MigrateAsync(TestContext.Current.CancellationToken);
        var plan = new List<string>();
        await using (var connection = new SqliteConnection(settings.SqliteReading))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the words are ours
            command.CommandText = "explain query plan " + query;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) plan.Add(reader.GetString(3));
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return string.Join('\n', plan);
    }
}
