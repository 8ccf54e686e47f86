using Workspace.Bench.Support;
using Workspace.Tests.Texts;

namespace Workspace.Bench.Texts;

/// <summary>Serves one text until its input ends, for load drivers of other programs: says where, which text, and who may write.</summary>
internal static class PeerServer
{
    public static async Task<int> RunAsync(string folder, int people)
    {
        Directory.CreateDirectory(folder);
        Guid text;
        await using (var data = await TextData.CreateAsync(folder, people))
        {
            text = await data.BeginAsync(Doc.Of(""));
        }

        await using var server = await new ServerProcess(folder).StartAsync();
        Console.WriteLine($$"""{"url":"{{server.Address}}","text":"{{text}}","cookie":"session={{BenchData.Secret}}-","pid":{{server.Id}}}""");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
