using System.Globalization;
using System.Text;

namespace Workspace.Prose.Markdown;

/// <summary>Sees to it that every sign of emphasis is taken for one: where its neighbours would prevent that, an empty comment stands between, which every reader of Markdown passes over.</summary>
/// <remarks>Source: CommonMark 0.31.2, "Emphasis and strong emphasis": left- and right-flanking delimiter runs.</remarks>
internal static class Flanks
{
    private enum Side
    {
        Space,
        Sign,
        Letter,
        Unsure,
    }

    /// <summary>The pieces, with a separator wherever two of them would be misread side by side.</summary>
    public static List<Piece> Settle(List<Piece> pieces)
    {
        var settled = new List<Piece>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i > 0 && Splits(pieces, i)) settled.Add(Separator);
            settled.Add(pieces[i]);
        }
        return settled;
    }

    /// <summary>Whether the place before a piece needs a separator.</summary>
    private static bool Splits(List<Piece> pieces, int i)
    {
        var (left, right) = (pieces[i - 1], pieces[i]);
        return Joins(left, right)
            || (left.Kind == PieceKind.Open && First(right) is Side.Space or Side.Unsure)
            || (right.Kind == PieceKind.Close && Last(left) is Side.Space or Side.Unsure)
            || (right.Kind == PieceKind.Open && Last(left) is Side.Letter or Side.Unsure && (right.Text == "_" || FirstInside(pieces, i) != Side.Letter))
            || (left.Kind == PieceKind.Close && First(right) is Side.Letter or Side.Unsure && (left.Text == "_" || LastInside(pieces, i - 1) != Side.Letter));
    }

    /// <summary>The same sign on both sides would be read as one, <c>!</c> before a bracket makes a picture, and a bracket after a footnote a link.</summary>
    private static bool Joins(Piece left, Piece right)
    {
        var (last, first) = (left.Text[^1], right.Text[0]);
        return (last == first && !char.IsAsciiLetterOrDigit(last) && last is not (' ' or '\n') && !(left.Kind == right.Kind && left.Kind is PieceKind.Open or PieceKind.Close))
            || (last == '!' && first == '[' && left.Kind == PieceKind.Words)
            || (left.Text.StartsWith("[^", StringComparison.Ordinal) && left.Kind == PieceKind.Raw && first is '[' or '(' or ':');
    }

    private static Side FirstInside(List<Piece> pieces, int open) => open + 1 < pieces.Count ? First(pieces[open + 1]) : Side.Space;

    private static Side LastInside(List<Piece> pieces, int close) => close > 0 ? Last(pieces[close - 1]) : Side.Space;

    private static Side First(Piece piece) => piece.Kind == PieceKind.Words ? Of(Rune.GetRuneAt(piece.Text, 0)) : Side.Sign;

    private static Side Last(Piece piece) => piece.Kind switch
    {
        PieceKind.Words => Of(LastRune(piece.Text)),
        PieceKind.Break => Side.Space,
        _ => Side.Sign,
    };

    private static readonly Piece Separator = new(PieceKind.Raw, InlinesIn.Separator);

    private static Rune LastRune(string text) => Rune.TryGetRuneAt(text, text.Length - 1, out var rune) ? rune : Rune.GetRuneAt(text, text.Length - 2);

    private static Side Of(Rune rune) =>
        rune.Value == ' ' ? Side.Space
        : rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value)) ? Side.Letter
        : rune.IsAscii && rune.Value > ' ' && rune.Value < 127 ? Side.Sign
        : rune.IsBmp && Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter ? Side.Letter
        : Side.Unsure;
}
