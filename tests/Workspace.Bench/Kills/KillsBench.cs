using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Workspace.Bench.Support;
using Workspace.Data;

namespace Workspace.Bench.Kills;

/// <summary>The server is killed a hundred times at random moments while eight people add risks; what was answered must be there, once.</summary>
public static class KillsBench
{
    private const int Writers = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        var kills = args is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 100;
        var folder = Directory.CreateTempSubdirectory("workspace-kills-").FullName;
        var settings = new DatabaseSettings(folder, null);
        Guid spaceId;
        await using (var data = await BenchData.CreateAsync(settings, people: 20, risks: 0))
        {
            spaceId = data.SpaceId;
        }

        var (adders, random) = (Enumerable.Range(1, Writers).Select(person => new RiskAdder(person, spaceId)).ToArray(), new Random(1));
        var returns = new List<double>();
        for (var kill = 0; kill < kills; kill++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var server = await BenchServer.StartAsync(folder);
            returns.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var writing = adders.Select(adder => adder.AddUntilGoneAsync(server.Address)).ToArray();
            await Task.Delay(random.Next(200, 1500));
            await server.KillAsync();
            await Task.WhenAll(writing);
        }

        var back = new Times(returns);
        Console.WriteLine($"{kills} kills, back in p50 {back.P50:N0} ms, p95 {back.P95:N0} ms");
        var lost = Check(settings, adders);
        Directory.Delete(folder, recursive: true);
        return lost == 0 ? 0 : 1;
    }

    private static int Check(DatabaseSettings settings, RiskAdder[] adders)
    {
        using var connection = new SqliteConnection(settings.SqliteReading);
        connection.Open();
        var found = Read(connection, "select Title from Risk").ToArray();
        var integrity = Read(connection, "select integrity_check from pragma_integrity_check").Single();
        var acknowledged = adders.SelectMany(adder => adder.Acknowledged).ToArray();
        var lost = acknowledged.Except(found, StringComparer.Ordinal).Count();
        var doubled = found.Length - found.Distinct(StringComparer.Ordinal).Count();
        Console.WriteLine($"{acknowledged.Length} acknowledged, {found.Length} found, {lost} lost, {doubled} doubled, integrity {integrity}");
        return lost + doubled + (integrity == "ok" ? 0 : 1);
    }

    private static IEnumerable<string> Read(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }
}
