namespace Workspace.People;

/// <summary>Who is asking, as the session in the database says at this request. Not what they may do: that is asked at each door.</summary>
public sealed class CurrentPerson
{
    /// <summary>Null when nobody is signed in.</summary>
    public SignedIn? SignedIn { get; private set; }

    public Guid? Id => SignedIn?.PersonId;

    public void Is(SignedIn? signedIn) => SignedIn = signedIn;
}

/// <summary>The person of a live session, with what every page needs of them.</summary>
public sealed record SignedIn(
    Guid SessionId, Guid PersonId, Guid OrganisationId, string Name, string Initials, string TimeZone, Theme Theme,
    bool SingleKeys, bool ShowsPresence, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool HasPassword)
{
    /// <summary>When the person last showed who they are: at sign-in, or since.</summary>
    public DateTimeOffset ProvenAt { get; init; } = StartedAt;

    /// <summary>An authenticator app or a passkey is set up.</summary>
    public bool HasFactor { get; init; }

    /// <summary>From when owners and administrators of the organisation need one; nothing where they do not.</summary>
    public DateTimeOffset? FactorsRequiredFrom { get; init; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>When the session dies if nothing more is heard from it.</summary>
    public DateTimeOffset EndsAt => SeenAt + Session.Idle < StartedAt + Session.Longest ? SeenAt + Session.Idle : StartedAt + Session.Longest;
}
