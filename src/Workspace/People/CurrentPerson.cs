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
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>When the session dies if nothing more is heard from it.</summary>
    public DateTimeOffset EndsAt => SeenAt + Session.Idle < StartedAt + Session.Longest ? SeenAt + Session.Idle : StartedAt + Session.Longest;
}
