using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Workspace.Texts;

/// <summary>Puts many commits into one row and takes them out again, word for word.</summary>
internal static class Packing
{
    private const int Quality = 9;

    /// <summary>The commits must follow each other without a gap.</summary>
    public static TextPack Write(IReadOnlyList<TextCommit> commits)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            TextCommit? before = null;
            foreach (var commit in commits)
            {
                Write(writer, commit, before);
                before = commit;
            }

            writer.WriteEndArray();
        }

        return new()
        {
            TextId = commits[0].TextId,
            From = commits[0].Version,
            To = commits[^1].Version,
            StartsAt = commits[0].At,
            EndsAt = commits[^1].At,
            Commits = DocBytes.Compress(json.WrittenSpan, Quality),
        };
    }

    public static IEnumerable<TextCommit> Read(TextPack pack)
    {
        using var json = JsonDocument.Parse(DocBytes.Expand(pack.Commits));
        var commits = new List<TextCommit>(pack.To - pack.From + 1);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            commits.Add(Read(item, pack, commits.Count == 0 ? null : commits[^1]));
        }

        return commits;
    }

    // What is as in the commit before is left out: [steps, milliseconds since, sequence, tab, author, note].
    private static void Write(Utf8JsonWriter writer, TextCommit commit, TextCommit? before)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(StepShorthand.Write(commit.Steps));
        writer.WriteNumberValue(commit.At.UtcTicks - (before?.At ?? DateTimeOffset.UnixEpoch).UtcTicks);
        var (same, next) = (before is not null && before.AuthorId == commit.AuthorId && before.Tab == commit.Tab && commit.Note is null, before?.Sequence + 1);
        if (!same || commit.Sequence != next)
        {
            WriteNumber(writer, commit.Sequence);
        }

        if (!same)
        {
            writer.WriteStringValue(commit.Tab);
            writer.WriteStringValue(commit.AuthorId);
            writer.WriteStringValue(commit.Note);
        }

        writer.WriteEndArray();
    }

    private static TextCommit Read(JsonElement item, TextPack pack, TextCommit? before)
    {
        var parts = item.GetArrayLength();
        return new()
        {
            TextId = pack.TextId,
            Version = (before?.Version ?? pack.From - 1) + 1,
            Steps = StepShorthand.Read(item[0].GetString()!),
            At = new((before?.At ?? DateTimeOffset.UnixEpoch).UtcTicks + item[1].GetInt64(), TimeSpan.Zero),
            Sequence = parts < 3 ? before!.Sequence + 1 : item[2].ValueKind == JsonValueKind.Null ? null : item[2].GetInt32(),
            Tab = parts < 4 ? before!.Tab : item[3].GetString(),
            AuthorId = parts < 4 ? before!.AuthorId : item[4].GetGuid(),
            Note = parts < 4 ? null : item[5].GetString(),
        };
    }

    private static void WriteNumber(Utf8JsonWriter writer, int? number)
    {
        if (number is { } known)
        {
            writer.WriteNumberValue(known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
