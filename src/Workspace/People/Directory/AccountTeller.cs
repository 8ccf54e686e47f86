using System.Text.Json;
using Workspace.Activity;
using Workspace.Licensing;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.People.Directory;

/// <summary>Words what happened to an account, for its administrators.</summary>
public static class AccountTeller
{
    public static string Tell(Event happened)
    {
        using var facts = JsonDocument.Parse(happened.Facts ?? "{}");
        var said = facts.RootElement;
        return happened.Kind switch
        {
            PeopleEvents.Joined => "Account made",
            PeopleEvents.SignedIn => $"Signed in {How(Of(said, "how"))}, {Of(said, "device") ?? "an unknown browser"}",
            PeopleEvents.SignInRefused => $"Sign-in refused: {Of(said, "why") ?? "no reason kept"}",
            PeopleEvents.SignedOut => "Signed out",
            PeopleEvents.SessionsEnded => $"Signed out in {Browsers(said)}",
            PeopleEvents.PasswordChanged => Of(said, "by") == "link" ? "Password set by a link" : said.TryGetProperty("first", out _) ? "First password chosen" : "Password changed",
            PeopleEvents.ProfileChanged => $"Profile changed: {Changes(said)}",
            PeopleEvents.Corrected => $"Put right: {Changes(said)}",
            PeopleEvents.AffiliationChanged => $"Speaks for {Of(said, "to") ?? "nobody"}, before for {Of(said, "from") ?? "nobody"}",
            PeopleEvents.Disabled => "Account switched off",
            PeopleEvents.Enabled => "Account switched on again",
            PeopleEvents.LinkMade => Of(said, "for") == "password" ? "Link for a new password made" : "Link to sign in made",
            PeopleEvents.FactorAdded => $"Second step added: {Of(said, "kind")}",
            PeopleEvents.FactorRemoved => $"Second step removed: {Of(said, "kind")}",
            PeopleEvents.EmailChanged => $"Email address changed from {Of(said, "from")} to {Of(said, "to")}",
            PeopleEvents.LoginLinked => $"Linked with {Of(said, "with")}",
            PeopleEvents.LoginUnlinked => $"No longer linked with {Of(said, "with")}",
            _ => Other(happened.Kind),
        };
    }

    private static string Other(string kind) => kind switch
    {
        PeopleEvents.Proved => "Showed again who they are",
        PeopleEvents.FactorsReset => "Second step taken away",
        PeopleEvents.CodesMade => "New recovery codes made",
        PeopleEvents.ResetAsked => "Asked for a new password",
        PeopleEvents.EmailChangeAsked => "Asked to change the email address",
        MemberEvents.Joined => "Added to a space",
        MemberEvents.Returned => "Brought back into a space",
        MemberEvents.Removed => "Removed from a space",
        MemberEvents.Left => "Left a space",
        MemberEvents.RoleChanged => "Given another role in a space",
        LicensingEvents.Assigned => "Given a seat",
        LicensingEvents.Released => "Seat released",
        LicensingEvents.Transferred => "Seat passed on",
        LicensingEvents.Renewed => "Seat renewed",
        LicensingEvents.Appointed => "Made an administrator",
        LicensingEvents.Removed => "No longer an administrator",
        _ => Plain(kind),
    };

    // "seat.requested" of an area that words its events elsewhere.
    private static string Plain(string kind)
    {
        var words = kind.Replace('.', ' ').Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string How(string? how) => how switch
    {
        "password" => "with the password",
        "passkey" => "with a passkey",
        "set-up" => "when the organisation was set up",
        null or "link" => "by a link",
        _ => $"with {how}",
    };

    private static string Browsers(JsonElement said) => said.TryGetProperty("ended", out var ended) && ended.TryGetInt32(out var count) ? Words.Count(count, "browser") : "a browser";

    private static string Changes(JsonElement said) => string.Join(", ", said.EnumerateObject().Where(change => change.Value.ValueKind != JsonValueKind.Null).Select(change => change.Value.ValueKind == JsonValueKind.Object
        ? $"{Named(change.Name)} from {Of(change.Value, "from")} to {Of(change.Value, "to")}"
        : Named(change.Name)));

    private static string Named(string key) => key == "timeZone" ? "time zone" : key;

    private static string? Of(JsonElement said, string key) => said.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
