using System.Globalization;
using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>What the parts of one reading share.</summary>
internal sealed class WordSource
{
    public WordSource(WordFileParts parts, WordReading options, Schema schema)
    {
        (Parts, Options, Schema) = (parts, options, schema);
        (Comments, Blocks) = (new CommentsFromWord(parts.Part("comments.xml")), new BlocksFromWord(this));
    }

    public WordFileParts Parts { get; }

    public WordReading Options { get; }

    public Schema Schema { get; }

    public Losses Losses { get; } = new();

    public CommentsFromWord Comments { get; }

    public BlocksFromWord Blocks { get; }

    public Node Make(string type, IEnumerable<Node> content, params ReadOnlySpan<(string Name, object? Value)> attrs)
    {
        var of = Schema.NodeType(type);
        return of.Create(of.Attributes(attrs), Fragment.From(content));
    }

    public List<Node> OrEmpty(List<Node> blocks) => blocks.Count > 0 ? blocks : [Make("paragraph", [])];

    /// <summary>The mark of a tracked change.</summary>
    public Mark Change(XElement element, string type)
    {
        var author = element.Attr("author") ?? "";
        var person = Options.PersonId?.Invoke(author);
        if (person is null) Losses.Add("A suggested change is by somebody who is not known here.", author);
        var at = DateTimeOffset.TryParse(element.Attr("date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : DateTimeOffset.UnixEpoch;
        var id = new string([.. (element.Attr("id") ?? "0").Where(char.IsAsciiLetterOrDigit).Take(40)]);
        return Schema.Mark(type, ("id", "w" + id), ("person", person ?? Guid.Empty.ToString()), ("at", at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
    }
}
