using System.Text.RegularExpressions;

namespace Workspace.Prose;

/// <summary>What may stand in an attribute: beyond what the browser's engine asks, so that a range, a length or an address is the same rule everywhere.</summary>
public sealed record AttrRule(AttrKind Kind = AttrKind.Any)
{
    /// <summary>Whether nothing (null) may stand there.</summary>
    public bool Nullable { get; init; }

    /// <summary>The smallest whole number.</summary>
    public double Min { get; init; } = int.MinValue;

    /// <summary>The largest whole number; the greatest length of a text in UTF-16 code units, or of a list.</summary>
    public double Max { get; init; } = int.MaxValue;

    /// <summary>The pattern the whole of a text must match.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The texts there may be.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>The schemes an address may have; <c>relative</c> for one within the site.</summary>
    public IReadOnlyList<string>? Schemes { get; init; }

    /// <summary>What may stand in the list.</summary>
    public AttrRule? Of { get; init; }

    /// <summary>Whether the value may stand there.</summary>
    public bool Allows(object? value) => (Kind, value) switch
    {
        (_, null) => Nullable || Kind == AttrKind.Any,
        (AttrKind.Any, _) => true,
        (AttrKind.Boolean, bool) => true,
        (AttrKind.Number, double number) => Math.Truncate(number) == number && number >= Min && number <= Max,
        (AttrKind.Text, string text) => AllowsText(text),
        (AttrKind.List, AttrList list) => list.Count <= Max && list.All(i => Of is null || Of.Allows(i)),
        _ => false,
    };

    private bool AllowsText(string text) =>
        text.Length <= Max && ProseText.Problem(text) is null && Pattern?.IsMatch(text) != false
        && OneOf?.Contains(text) != false && (Schemes is null || SafeUrl.Allows(text, Schemes));
}

/// <summary>The kinds of value an attribute can have.</summary>
public enum AttrKind
{
    /// <summary>Whatever JSON can say.</summary>
    Any,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list.</summary>
    List,
}
