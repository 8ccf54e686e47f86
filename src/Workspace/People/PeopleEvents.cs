namespace Workspace.People;

/// <summary>What happens to accounts.</summary>
public static class PeopleEvents
{
    public const string Joined = "person.joined";
    public const string SignedIn = "person.signed-in";
    public const string SignInRefused = "person.sign-in-refused";
    public const string SignedOut = "person.signed-out";
    public const string SessionsEnded = "person.sessions-ended";
    public const string PasswordChanged = "person.password-changed";
    public const string ProfileChanged = "person.profile-changed";
    public const string AffiliationChanged = "person.affiliation-changed";
    public const string Disabled = "person.disabled";
    public const string Enabled = "person.enabled";
    public const string LinkMade = "person.link-made";
    public const string AffiliationListed = "affiliation.listed";
    public const string AffiliationRenamed = "affiliation.renamed";

    /// <summary>After one of these somebody's open pages must be looked at again at once.</summary>
    public static bool EndsRights(string kind) => kind is SessionsEnded or SignedOut or Disabled;
}
