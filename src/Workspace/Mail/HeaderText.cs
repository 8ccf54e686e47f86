using System.Globalization;
using System.Net.Mail;
using System.Text;
using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>What people typed, made fit for the head of a mail: no line break, no control or direction character gets there.</summary>
public static class HeaderText
{
    public static string Clean(string text, int max)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(IsSafe(rune) ? rune.ToString() : " ");
        }

        return Text.Cut(string.Join(' ', clean.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), max);
    }

    /// <summary>Name and address; refuses an address that would name more than one person.</summary>
    public static MailAddress Recipient(string name, string address)
    {
        var clean = Clean(name, People.Person.MaxName).Replace('"', '\'').Replace('\\', '/');
        return MailAddress.TryCreate(address, out var read) && read.Address == address && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>')
            ? new MailAddress(address, clean, Encoding.UTF8)
            : throw new MailFailure(MailFault.Refused, "This is not one email address.");
    }

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate) && rune.Value != 0xFFFD;
}
