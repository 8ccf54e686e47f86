using Workspace.Spaces;

namespace Workspace.People.Passwords;

/// <summary>What a password must be while it is the only proof: long, and not what anybody would try first. Any characters will do.</summary>
public static class PasswordRules
{
    public const int Shortest = 15, Longest = 1000;

    private const int ShortestWord = 4, ShortestRest = 8, FewestDifferent = 5;

    /// <summary>Refuses a password that is too easy to guess.</summary>
    /// <param name="known">Names that are no secret: of the person, their address, the organisation and its spaces.</param>
    public static void Check(string password, IEnumerable<string> known, string? field = null)
    {
        if (Reason(password, known) is { } reason)
        {
            throw Refusal.Wrong(reason, field);
        }
    }

    private static string? Reason(string password, IEnumerable<string> known)
    {
        var runes = password.EnumerateRunes().ToArray();
        if (runes.Length < Shortest)
        {
            return $"Choose a password of at least {Shortest} characters. Three or four words make a good one.";
        }

        if (password.Length > Longest)
        {
            return $"Choose a password of at most {Longest:N0} characters.";
        }

        if (runes.Distinct().Count() < FewestDifferent)
        {
            return "Choose a password that is not the same few characters again and again.";
        }

        if (CommonPasswords.Has(password))
        {
            return "Choose another password: this one is on the list of those that are tried first.";
        }

        return IsMadeOf(password, known) ? "Choose a password that is not made of your name, your email address, or the name of the organisation or a space." : null;
    }

    // What is left without the known words must still be something to guess.
    private static bool IsMadeOf(string password, IEnumerable<string> known)
    {
        var rest = password;
        foreach (var word in known.SelectMany(Words).OrderByDescending(w => w.Length))
        {
            rest = rest.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        }

        return rest.Length < password.Length && rest.Count(char.IsLetterOrDigit) < ShortestRest;
    }

    private static IEnumerable<string> Words(string name) =>
        name.Split([' ', '.', '-', '_', '+', '@', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Append(string.Concat(name.Where(char.IsLetterOrDigit))).Where(w => w.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase);
}
