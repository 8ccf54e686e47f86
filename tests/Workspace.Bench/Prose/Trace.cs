using System.IO.Compression;
using System.Text.Json;

namespace Workspace.Bench.Prose;

/// <summary>A recorded editing session of josephg/editing-traces (CC BY 4.0): keystrokes and the text they end in.</summary>
internal sealed record Trace(string Name, IReadOnlyList<Transaction> Transactions, string EndContent, bool Concurrent)
{
    public static Trace Read(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(stream);
        var root = json.RootElement;
        return new Trace(
            Path.GetFileName(file).Split('.')[0],
            [.. root.GetProperty("txns").EnumerateArray().Select(TransactionOf)],
            root.GetProperty("endContent").GetString()!,
            root.TryGetProperty("kind", out var kind) && kind.GetString() == "concurrent");
    }

    private static Transaction TransactionOf(JsonElement json) => new(
        json.TryGetProperty("agent", out var agent) ? agent.GetInt32() : 0,
        json.TryGetProperty("parents", out var parents) ? [.. parents.EnumerateArray().Select(p => p.GetInt32())] : [],
        [.. json.GetProperty("patches").EnumerateArray().Select(p => new Patch(p[0].GetInt32(), p[1].GetInt32(), p[2].GetString()!))]);
}

/// <summary>What one author did at once, and which transactions he had seen.</summary>
internal sealed record Transaction(int Agent, int[] Parents, Patch[] Patches);

/// <summary>Text put in the place of other text, in characters from the start.</summary>
internal sealed record Patch(int Position, int Deleted, string Inserted);
