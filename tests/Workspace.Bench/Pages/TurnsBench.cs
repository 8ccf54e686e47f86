using System.Text.RegularExpressions;
using Workspace.Bench.Support;
using Workspace.Data;

namespace Workspace.Bench.Pages;

/// <summary>Two builds of the product in turns, on the same data: on a machine that is busy with other work only such a ratio means anything.</summary>
public static partial class TurnsBench
{
    private const int Connections = 10, Rounds = 5;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3), Turn = TimeSpan.FromSeconds(1);

    /// <param name="before">The folder of the older build, a copy of this program's own.</param>
    /// <param name="pages">The beginnings of the names of pages; none for all.</param>
    public static async Task<int> RunAsync(string before, string[] pages)
    {
        Machine.Say();
        var folders = new[] { Directory.CreateTempSubdirectory("workspace-bench-").FullName, Directory.CreateTempSubdirectory("workspace-bench-").FullName };
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folders[0], null), people: 60, risks: 500);
        await data.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(folders[0]))
        {
            File.Copy(file, Path.Combine(folders[1], Path.GetFileName(file)));
        }

        await using var old = await BenchServer.StartAsync(folders[0], build: before);
        await using var present = await BenchServer.StartAsync(folders[1]);
        Console.WriteLine("page                        CPU ms before    now  ratio   kB allocated before    now  ratio   HTML");
        foreach (var (name, path, live) in PagesBench.Pages(data.SpaceId).Where(p => pages.Length == 0 || pages.Any(c => p.Name.StartsWith(c, StringComparison.Ordinal))))
        {
            var (a, b) = (new Cost(old, path, live), new Cost(present, path, live));
            await Task.WhenAll(a.WarmAsync(), b.WarmAsync());
            for (var round = 0; round < Rounds; round++)
            {
                await a.TurnAsync();
                await b.TurnAsync();
            }

            var same = Plain(await PagesBench.ReadAsync(old, path, live)) == Plain(await PagesBench.ReadAsync(present, path, live));
            Console.WriteLine($"{name,-26} {a.Cpu,14:N2} {b.Cpu,6:N2} {b.Cpu / a.Cpu,6:N2} {a.Kilobytes,21:N0} {b.Kilobytes,6:N0} {b.Kilobytes / a.Kilobytes,6:N2}   {(same ? "the same" : "DIFFERENT")}");
        }

        return 0;
    }

    // Without what differs between any two answers: tokens, numbers of assets, white space.
    private static string Plain(string html) => Changing().Replace(html, "");

    [GeneratedRegex("""\s+|value="CfDJ[^"]*"|data-version="\d+"|\.[a-z0-9]{10}\.(js|css|svg)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Changing();

    private sealed class Cost(BenchServer server, string path, bool live)
    {
        private double _milliseconds, _bytes;
        private int _answers;

        public double Cpu => _milliseconds / _answers;

        public double Kilobytes => _bytes / _answers / 1000;

        public async Task WarmAsync() => await PagesBench.LoadAsync(server, path, live, Connections, Warm);

        public async Task TurnAsync()
        {
            var (cpu, allocated) = (server.Cpu, server.Allocated);
            _answers += (await PagesBench.LoadAsync(server, path, live, Connections, Turn)).Times.Count;
            await Task.Delay(250); // until the number of bytes is told again
            _milliseconds += (server.Cpu - cpu).TotalMilliseconds;
            _bytes += server.Allocated - allocated;
        }
    }
}
