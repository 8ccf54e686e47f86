using System.Text.Json;
using Workspace.Activity;

namespace Workspace.People;

/// <summary>What happens to accounts.</summary>
public static class PeopleEvents
{
    public const string Founded = "organisation.founded";
    public const string Joined = "person.joined";
    public const string SignedIn = "person.signed-in";
    public const string SignInRefused = "person.sign-in-refused";
    public const string SignedOut = "person.signed-out";
    public const string SessionsEnded = "person.sessions-ended";
    public const string PasswordChanged = "person.password-changed";
    public const string ProfileChanged = "person.profile-changed";
    public const string Corrected = "person.corrected";
    public const string AffiliationChanged = "person.affiliation-changed";
    public const string Disabled = "person.disabled";
    public const string Enabled = "person.enabled";
    public const string LinkMade = "person.link-made";
    public const string Proved = "person.proved";
    public const string FactorAdded = "person.factor-added";
    public const string FactorRemoved = "person.factor-removed";
    public const string FactorsReset = "person.factors-reset";
    public const string CodesMade = "person.recovery-codes-made";
    public const string ResetAsked = "person.reset-asked";
    public const string EmailChangeAsked = "person.email-change-asked";
    public const string EmailChanged = "person.email-changed";
    public const string LoginLinked = "person.login-linked";
    public const string LoginUnlinked = "person.login-unlinked";
    public const string AffiliationListed = "affiliation.listed";
    public const string AffiliationRenamed = "affiliation.renamed";
    public const string AffiliationMerged = "affiliation.merged";

    /// <summary>After one of these somebody's open pages must be looked at again at once.</summary>
    public static bool EndsRights(string kind) => kind is SessionsEnded or SignedOut or Disabled or FactorsReset;

    /// <summary>The event of something that a person did, or that was done to their account.</summary>
    internal static Event Happened(string kind, Person person, DateTimeOffset at, object? facts = null, Guid? by = null) => new()
    {
        OrganisationId = person.OrganisationId,
        ActorId = by ?? person.Id,
        Kind = kind,
        SubjectId = person.Id,
        At = at,
        Facts = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web),
    };

    /// <summary>Somebody was not let in; nobody acted, as nobody knows who it was.</summary>
    internal static Event Refused(Person person, string why, DateTimeOffset at) =>
        new() { OrganisationId = person.OrganisationId, Kind = SignInRefused, SubjectId = person.Id, At = at, Facts = why };
}
