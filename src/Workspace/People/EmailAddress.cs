using System.Net.Mail;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Reads an email address as people type it.</summary>
public static class EmailAddress
{
    public const int Max = 254;

    public static string Read(string? text)
    {
        var address = Text.Line(text, Max, "an email address");
        return MailAddress.TryCreate(address, out var read) && read.Address == address && address.IndexOf('.', address.LastIndexOf('@')) > 0 && !address.Any(char.IsWhiteSpace)
            ? address
            : throw Refusal.Wrong("Enter an email address like name@example.org.");
    }

    /// <summary>The form under which an address is unique and looked up; the same as Identity's own.</summary>
    public static string Key(string address) => address.Trim().Normalize().ToUpperInvariant();
}
