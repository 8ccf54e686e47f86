using System.Globalization;
using System.Text;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Reads a name of a person or body. Any script is welcome; what makes one name pass for another is not.</summary>
public static class NameText
{
    private const int Joiner = 0x200D, NonJoiner = 0x200C; // Persian and Indian names need them

    public static string Read(string? text, int max, string what)
    {
        var name = Text.Line(text, max, what);
        if (name.EnumerateRunes().Any(IsHidden))
        {
            throw Refusal.Wrong($"Remove the hidden characters from {what}; they change how it is read.");
        }

        return name.Split(' ').Any(IsMixed) ? throw Refusal.Wrong($"Write each word of {what} in one alphabet.") : name;
    }

    // Direction marks, tags, soft hyphens, controls and private characters.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => rune.Value is not (Joiner or NonJoiner) && !IsEmojiTag(rune),
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse => true,
        _ => false,
    };

    private static bool IsEmojiTag(Rune rune) => rune.Value is >= 0xE0020 and <= 0xE007F;

    // "Аnn" with a Cyrillic А is another name that looks the same.
    private static bool IsMixed(string word) => word.EnumerateRunes().Where(Rune.IsLetter).Select(AlphabetOf).Where(a => a > 0).Distinct().Skip(1).Any();

    private static int AlphabetOf(Rune letter) => letter.Value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) => 1, // Latin
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => 2, // Greek
        >= 0x0400 and <= 0x052F => 3, // Cyrillic
        >= 0x0530 and <= 0x058F => 4, // Armenian
        >= 0x13A0 and <= 0x13FF => 5, // Cherokee
        _ => 0,
    };
}
