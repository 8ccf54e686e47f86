namespace Workspace.Ui.Kit;

/// <summary>How much a button asks for attention; one primary button a page.</summary>
public enum Weight { Secondary, Primary, Quiet, Danger }

/// <summary>What a badge or banner says about its words: nothing special, on track, needs attention, wrong.</summary>
public enum Tone { Plain, Accent, Ok, Warn, Bad }

/// <summary>The class names that stand for the look's few choices.</summary>
public static class Look
{
    /// <summary>The class of a weight: the empty string for secondary.</summary>
    public static string Of(Weight weight) => weight switch { Weight.Primary => "primary", Weight.Quiet => "quiet", Weight.Danger => "danger", _ => "" };

    /// <summary>The class of a tone: the empty string for plain.</summary>
    public static string Of(Tone tone) => tone switch { Tone.Accent => "accent", Tone.Ok => "ok", Tone.Warn => "warn", Tone.Bad => "bad", _ => "" };

    /// <summary>The initials of a name, two letters at most: "Maya Khan" gives MK.</summary>
    public static string Initials(string name)
    {
        var words = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).ToArray();
        return words.Length switch
        {
            0 => "?",
            1 => words[0][..1].ToUpperInvariant(),
            _ => $"{char.ToUpperInvariant(words[0][0])}{char.ToUpperInvariant(words[^1][0])}",
        };
    }

    /// <summary>An element id made of a field's name: "Options[2].Text" gives field-Options-2-Text.</summary>
    public static string IdOf(string name) => "field-" + string.Join('-', name.Split(['.', '[', ']', '_', ' '], StringSplitOptions.RemoveEmptyEntries));
}
