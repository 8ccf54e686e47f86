using System.Text;

namespace Workspace.Invitations;

/// <summary>Reads pasted addresses: whatever divides them, with or without names, as mail programs and spreadsheets give them.</summary>
public static class GuestText
{
    public static IReadOnlyList<RawGuest> Read(string? pasted)
    {
        var guests = new List<RawGuest>();
        foreach (var (line, entry) in Entries(pasted ?? ""))
        {
            guests.AddRange(Parse(line, entry));
        }

        return guests;
    }

    // Divided by commas, semicolons, tabs and lines, but not within quotes or angle brackets.
    private static IEnumerable<(int Line, string Entry)> Entries(string text)
    {
        var (entry, line, began, quoted, angled) = (new StringBuilder(), 1, 1, false, false);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            var closes = angled && c == '>';
            quoted = c == '"' ? !quoted : quoted && c != '\n';
            angled = c == '<' || (angled && c is not ('>' or '\n'));
            var divides = c == '\n' || (!quoted && !angled && (c is ',' or ';' or '\t' or '|'));
            if (!divides)
            {
                entry.Append(c);
            }

            line += c == '\n' ? 1 : 0;
            if (divides || closes)
            {
                yield return (began, entry.ToString());
                entry.Clear();
                began = line;
            }
        }

        yield return (began, entry.ToString());
    }

    private static IEnumerable<RawGuest> Parse(int line, string entry)
    {
        var text = entry.Trim();
        if (text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && text.IndexOf('>', open) is > 0 and var close)
        {
            return [new(line, Name(text[..open]), Address(text[(open + 1)..close]))];
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var addresses = words.Where(IsAddress).ToArray();
        return addresses.Length switch
        {
            0 => [new(line, "", text)],
            1 => [new(line, Name(string.Join(' ', words.Where(w => !IsAddress(w)))), Address(addresses[0]))],
            _ => words.Select(word => new RawGuest(line, "", Address(word))),
        };
    }

    private static bool IsAddress(string word) => word.Contains('@', StringComparison.Ordinal);

    private static string Name(string text) => text.Trim().Trim('"', '\'', ':', '-', '•', '*').Trim();

    private static string Address(string text) => text.Trim().TrimEnd('.').Trim('"', '\'', '(', ')', '[', ']', '•').Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).TrimEnd('.').Trim();
}
