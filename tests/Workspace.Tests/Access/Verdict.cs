using Workspace.Tests.Support;

namespace Workspace.Tests.Access;

/// <summary>What becomes of an operation that somebody asks for.</summary>
public enum Verdict
{
    /// <summary>Done, or refused only because of what was sent.</summary>
    Allowed,

    /// <summary>Led to sign-in, or 401.</summary>
    SignIn,

    /// <summary>As if it did not exist.</summary>
    Unknown,

    /// <summary>Seen, but not for this role.</summary>
    Forbidden,

    /// <summary>The calm page of an ended seat.</summary>
    SeatEnded,
}

/// <summary>Who may: written by hand from the product's rules, one word a row.</summary>
public static class Audience
{
    /// <summary>The cast as it is asked, in this order; null is a stranger. Lea left the space; Dov's account was switched off while he was signed in.</summary>
    public static IReadOnlyList<(string Name, Func<TestWorkspace, Things, Actor?> Who)> Cast { get; } =
    [
        ("a stranger", (_, _) => null), ("Dov", (_, things) => things.Dov.Actor), ("Zed", (w, _) => w.Zed), ("Lea", (_, things) => things.Lea), ("Ola", (w, _) => w.Ola), ("Gil", (w, _) => w.Gil), ("Sam", (w, _) => w.Sam),
        ("Rae", (w, _) => w.Rae), ("Cas", (w, _) => w.Cas), ("Ben", (w, _) => w.Ben), ("Fay", (w, _) => w.Fay), ("Ann", (w, _) => w.Ann),
    ];

    public static Verdict Of(string audience, string name) => audience switch
    {
        "everybody" => Verdict.Allowed,
        "nobody-without-a-service" => Verdict.Unknown,
        _ when name is "a stranger" or "Dov" => Verdict.SignIn,
        "signed-in" => Verdict.Allowed,
        "bens-own" => name == "Ben" ? Verdict.Allowed : Verdict.Unknown,
        "author" => name is "Fay" or "Ann" ? Verdict.Forbidden : Member(name, 2), // Ben wrote it
        "of-the-organisation" => name == "Ola" ? Verdict.Unknown : Verdict.Allowed, // a space that takes requests
        "founders" => name is "Sam" or "Ola" ? Verdict.Allowed : Verdict.Forbidden,
        "office" => name is "Sam" or "Ola" ? Verdict.Allowed : Verdict.Unknown,
        "office-of-ours" => name == "Sam" ? Verdict.Allowed : Verdict.Unknown,
        "readers" => Member(name, 0),
        "commenters" => Member(name, 1),
        "contributors" => Member(name, 2),
        "facilitators" => Member(name, 3),
        "owners" => Member(name, 4),
        "asker" => name is "Rae" or "Cas" or "Fay" or "Ann" ? Verdict.Unknown : Member(name, 0), // Ben asked for it
        "uploader" => name is "Fay" or "Ann" ? Verdict.Unknown : Member(name, 2), // Ben sends it
        "importer" => name == "Ann" ? Verdict.Unknown : Member(name, 3), // Fay sent the file
        _ => throw new ArgumentException($"There is no audience '{audience}'.", nameof(audience)),
    };

    private static Verdict Member(string name, int least) => Array.IndexOf(["Rae", "Cas", "Ben", "Fay", "Ann"], name) switch
    {
        -1 when name == "Gil" => Verdict.SeatEnded,
        -1 => Verdict.Unknown,
        var rank => rank >= least ? Verdict.Allowed : Verdict.Forbidden,
    };
}
