using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workspace.Texts.Writing;

/// <summary>JSON that was written already: it goes into a message as it is, once for all who get it.</summary>
[JsonConverter(typeof(Writer))]
internal sealed record RawJson(ReadOnlyMemory<byte> Json)
{
    /// <summary>Writes it as it is; nobody reads it here.</summary>
    public sealed class Writer : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
    }
}
