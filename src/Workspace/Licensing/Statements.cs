namespace Workspace.Licensing;

/// <summary>The texts at the foot of every page: the organisation's own, or ours where it has none.</summary>
public static class Statements
{
    public static string Accessibility(Organisation organisation) => Or(organisation.AccessibilityText, OurAccessibility(organisation));

    public static string Privacy(Organisation organisation) => Or(organisation.PrivacyText, OurPrivacy(organisation));

    public static string Terms(Organisation organisation) => Or(organisation.TermsText, OurTerms(organisation));

    public static string OurAccessibility(Organisation? organisation) => StatementTexts.Accessibility.Replace("{organisation}", NameOf(organisation), StringComparison.Ordinal);

    public static string OurPrivacy(Organisation? organisation) => StatementTexts.Privacy.Replace("{organisation}", NameOf(organisation), StringComparison.Ordinal);

    public static string OurTerms(Organisation? organisation) => StatementTexts.Terms.Replace("{organisation}", NameOf(organisation), StringComparison.Ordinal);

    /// <summary>True where nothing but line ends and outer spaces differ.</summary>
    public static bool Same(string? one, string other) => Tidy(one ?? "") == Tidy(other);

    /// <summary>Headings, paragraphs and lists, in order.</summary>
    public static IEnumerable<StatementPart> Parts(string text) => Tidy(text).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(PartsOf);

    private static IEnumerable<StatementPart> PartsOf(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length;)
        {
            var kind = KindOf(lines[i]);
            var run = lines.Skip(i).TakeWhile(line => KindOf(line) == kind).Take(kind == StatementKind.Heading ? 1 : int.MaxValue).ToArray();
            yield return new StatementPart(kind, [.. run.Select(line => kind == StatementKind.Line ? line : line[1..].TrimStart('#', ' '))]);
            i += run.Length;
        }
    }

    private static StatementKind KindOf(string line) => line switch
    {
        ['#', ..] => StatementKind.Heading,
        ['-', ' ', ..] => StatementKind.List,
        _ => StatementKind.Line,
    };

    private static string Or(string own, string ours) => own.Length > 0 ? own : ours;

    private static string NameOf(Organisation? organisation) => organisation?.Name ?? "the organisation that runs this server";

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();
}

/// <summary>What a part of a statement is.</summary>
public enum StatementKind
{
    Line,
    Heading,
    List,
}

/// <summary>A heading, the lines of a paragraph, or the points of a list.</summary>
public sealed record StatementPart(StatementKind Kind, IReadOnlyList<string> Lines);
