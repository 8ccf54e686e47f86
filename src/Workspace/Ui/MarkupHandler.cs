using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;

namespace Workspace.Ui;

/// <summary>Writes the interpolated string of a <see cref="Markup"/>. It knows few types on purpose: what a hole may hold is text, a number, an id or a piece.</summary>
[InterpolatedStringHandler]
public ref struct MarkupHandler(int literalLength, int formattedCount)
{
    private const int EachHole = 24;

    private char[] _text = ArrayPool<char>.Shared.Rent(literalLength + (formattedCount * EachHole));
    private int _length;

    public void AppendLiteral(string ours) => Append(ours);

    /// <summary>Text of anybody's, between tags or inside a quoted attribute.</summary>
    public void AppendFormatted(string? text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            HtmlEncoder.Default.Encode(rest, _text.AsSpan(_length), out var read, out var written);
            rest = rest[read..];
            _length += written;
            if (!rest.IsEmpty)
            {
                Grow(rest.Length);
            }
        }
    }

    public void AppendFormatted(int number) => AppendFormatted(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Guid id)
    {
        Span<char> text = stackalloc char[36];
        id.TryFormat(text, out _);
        Append(text);
    }

    public void AppendFormatted(Markup piece) => Append(piece.ToString());

    /// <summary>Written text, which can only come from a document.</summary>
    public void AppendFormatted(WrittenHtml? text) => Append(text?.Html ?? "");

    internal string Finish()
    {
        var html = new string(_text, 0, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        return html;
    }

    private void Append(scoped ReadOnlySpan<char> html)
    {
        if (html.Length > _text.Length - _length)
        {
            Grow(html.Length);
        }

        html.CopyTo(_text.AsSpan(_length));
        _length += html.Length;
    }

    private void Grow(int by)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + by + EachHole));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
