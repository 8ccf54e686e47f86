using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Workspace.Texts.Writing;

/// <summary>A message to browsers, written once for all who get it.</summary>
internal sealed record Frame(SerializedHubMessage Message, int Bytes)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static Frame Opened(object head, string name, ReadOnlyMemory<byte> content)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(head, Options);
        var json = new ArrayBufferWriter<byte>(plain.Length + content.Length + 16);
        json.Write(plain.AsSpan(..^1));
        json.Write(",\""u8);
        json.Write(System.Text.Encoding.UTF8.GetBytes(name));
        json.Write("\":"u8);
        json.Write(content.Span);
        json.Write("}"u8);
        return Of("opened", json.WrittenMemory);
    }

    public static Frame Commits(Guid textId, IEnumerable<KeptCommit> commits) => Of("commits", List(commits), textId);

    public static Frame Of(string name, object content) => Of(name, (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(content, Options));

    /// <summary>A commit as browsers get it.</summary>
    public static byte[] Write(TextCommit commit)
    {
        var json = new ArrayBufferWriter<byte>(256 + commit.Steps.Length);
        using var writer = new Utf8JsonWriter(json, new() { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteNumber("v"u8, commit.Version);
        writer.WriteString("by"u8, commit.AuthorId);
        writer.WriteNumber("at"u8, commit.At.ToUnixTimeMilliseconds());
        if (commit.Tab is { } tab)
        {
            writer.WriteString("tab"u8, tab);
            writer.WriteNumber("seq"u8, commit.Sequence ?? 0);
        }

        if (commit.Note is { } note)
        {
            writer.WriteString("note"u8, note);
        }

        writer.WritePropertyName("steps"u8);
        writer.WriteRawValue(commit.Steps, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    public static ReadOnlyMemory<byte> List(IEnumerable<KeptCommit> commits)
    {
        var json = new ArrayBufferWriter<byte>(512);
        json.Write("["u8);
        var first = true;
        foreach (var commit in commits)
        {
            json.Write(first ? ""u8 : ","u8);
            json.Write(commit.Json);
            first = false;
        }

        json.Write("]"u8);
        return json.WrittenMemory;
    }

    private static Frame Of(string name, ReadOnlyMemory<byte> content, Guid? textId = null) =>
        new(new(new InvocationMessage(name, textId is { } id ? [id, new RawJson(content)] : [new RawJson(content)])), content.Length);
}
