using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Workspace.Search.Language;

/// <summary>What a letter counts as when words are compared: small, without its accents, in its plainest form.</summary>
internal static class Fold
{
    private const int Kept = 10_000;

    private static readonly ConcurrentDictionary<int, string> Known = new();

    // Letters that compatibility does not take apart.
    private static readonly Dictionary<int, string> Plain = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŋ'] = "n",
    };

    /// <summary>Nothing for a mark that only belongs to the letter before.</summary>
    public static string Of(Rune rune)
    {
        if (Known.TryGetValue(rune.Value, out var known))
        {
            return known;
        }

        var folded = Make(rune);
        return Known.Count < Kept ? Known.GetOrAdd(rune.Value, folded) : folded;
    }

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Of scripts that do not divide words each sign is one.</summary>
    public static bool StandsAlone(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;

    private static string Make(Rune rune)
    {
        var text = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var small = Rune.ToLowerInvariant(part);
            if (Rune.GetUnicodeCategory(small) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            text.Append(Plain.TryGetValue(small.Value, out var plain) ? plain : Rune.IsLetterOrDigit(small) || IsMark(small) || StandsAlone(small) ? small.ToString() : "");
        }

        return text.ToString();
    }
}
