using System.Buffers;
using System.Text.Encodings.Web;
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
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            writer.WriteStartArray();
            var (shorthand, before) = (new StepShorthand(), (TextCommit?)null);
            foreach (var commit in commits)
            {
                Write(writer, commit, before, shorthand);
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
        using var json = JsonDocument.Parse(DocBytes.Expand(pack.Commits), new() { MaxDepth = 256 });
        var (commits, shorthand) = (new List<TextCommit>(pack.To - pack.From + 1), new StepShorthand());
        foreach (var item in json.RootElement.EnumerateArray())
        {
            commits.Add(Read(item, pack, commits.Count == 0 ? null : commits[^1], shorthand));
        }

        return commits;
    }

    // What is as in the commit before is left out: [steps, milliseconds since, sequence, tab, author, note].
    private static void Write(Utf8JsonWriter writer, TextCommit commit, TextCommit? before, StepShorthand shorthand)
    {
        writer.WriteStartArray();
        if (shorthand.Write(commit.Steps) is { } shorter)
        {
            writer.WriteStringValue(shorter);
        }
        else
        {
            writer.WriteRawValue(commit.Steps, skipInputValidation: true);
        }

        writer.WriteNumberValue(commit.At.ToUnixTimeMilliseconds() - (before?.At.ToUnixTimeMilliseconds() ?? 0));
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

    private static TextCommit Read(JsonElement item, TextPack pack, TextCommit? before, StepShorthand shorthand)
    {
        var parts = item.GetArrayLength();
        return new()
        {
            TextId = pack.TextId,
            Version = (before?.Version ?? pack.From - 1) + 1,
            Steps = item[0].ValueKind == JsonValueKind.String ? shorthand.Read(item[0].GetString()!) : item[0].GetRawText(),
            At = DateTimeOffset.FromUnixTimeMilliseconds((before?.At.ToUnixTimeMilliseconds() ?? 0) + item[1].GetInt64()),
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
