using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workspace.Prose;

namespace Workspace.Bench.Prose;

/// <summary>prosemirror-transform in Node, on the same steps.</summary>
internal sealed record Reference(Cost Cost, long Bytes, string Text)
{
    public static async Task<Reference> MeasureAsync(Node doc, IReadOnlyList<Step> steps, int times)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $$"""{"rounds":{{Cost.Rounds}},"times":{{times}},"doc":{{ProseJson.WriteText(doc)}},"steps":[{{string.Join(',', steps.Select(s => s.ToString()))}}]}""");
            return JsonSerializer.Deserialize<Reference>(await NodeAsync(file), JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> NodeAsync(string file, [CallerFilePath] string here = "")
    {
        var script = Path.Combine(Path.GetDirectoryName(here)!, "reference.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", ["--expose-gc", script, file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? answer : throw new InvalidOperationException($"Node ended with {node.ExitCode}: run npm ci in tests/Workspace.Prose.Tests/vectors first.");
    }
}
