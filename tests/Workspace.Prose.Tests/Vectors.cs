using System.IO.Compression;
using System.Text.Json;

namespace Workspace.Prose.Tests;

/// <summary>What the browser's engine answers, recorded by vectors/generate.mjs.</summary>
internal static class Vectors
{
    public static JsonElement Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "data", name + ".json.gz"));
        using var json = new GZipStream(file, CompressionMode.Decompress);
        return JsonDocument.Parse(json).RootElement;
    }

    public static IEnumerable<JsonElement> Each(this JsonElement json, string name) => json.GetProperty(name).EnumerateArray();

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static string? MaybeText(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static int Number(this JsonElement json, string name) => json.GetProperty(name).GetInt32();

    public static bool Flag(this JsonElement json, string name) => json.GetProperty(name).GetBoolean();

    /// <summary>Fails with the first of what differed, and how much did.</summary>
    public static void None(List<string> differences) =>
        Assert.True(differences.Count == 0, $"{differences.Count} differ; the first:\n{string.Join("\n\n", differences.Take(3))}");
}
