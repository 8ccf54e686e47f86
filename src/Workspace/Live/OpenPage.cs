using Workspace.Activity;
using Workspace.People;

namespace Workspace.Live;

/// <summary>One page that is open in a browser: whose it is, what it shows, and what waits to be said to it.</summary>
internal sealed class OpenPage(string id, Guid personId, Guid sessionId, Standing standing, Outbox outbox, Action close)
{
    private int _doubts;

    public string Id => id;
    public Guid PersonId => personId;
    public Guid SessionId => sessionId;
    public Outbox Outbox => outbox;
    public Standing Standing { get; private set; } = standing;
    public IReadOnlyList<Subject> Subjects { get; set; } = [];

    /// <summary>Grows whenever rights were in doubt: what was read before does not hold.</summary>
    public int Doubts => Volatile.Read(ref _doubts);

    /// <summary>When the person's rights must be read again at the latest.</summary>
    public DateTimeOffset GoodUntil { get; set; }

    /// <summary>When the right to be connected ended, as a timestamp of the clock; the connection is closed soon after.</summary>
    public long? EndedAt { get; private set; }

    /// <summary>The space the page lies in.</summary>
    public Guid? SpaceId => IdOf(SubjectKind.In);

    /// <summary>The thing the page is about.</summary>
    public Guid? ThingId => IdOf(SubjectKind.On);

    public void Doubt() => Interlocked.Increment(ref _doubts);

    /// <summary>Takes over what was read about the person's rights, and tells the browser if less is allowed than before.</summary>
    public void Learn(Standing? standing, SignedIn? session, TimeProvider clock)
    {
        if (standing is null || session is null)
        {
            EndedAt ??= clock.GetTimestamp();
            Standing = Standing with { IsAdministrator = false, Roles = new Dictionary<Guid, Spaces.Role>() };
            outbox.Ended();
            return;
        }

        var before = Standing;
        (Standing, GoodUntil) = (standing, Soonest(standing.Until, session.EndsAt, clock.GetUtcNow() + Revocation.AskAgain));
        if (!Subjects.All(standing.Allows))
        {
            outbox.Ended();
        }
        else if (!SameRights(before, standing))
        {
            outbox.Changed();
        }
    }

    /// <summary>True where the person may know of this event.</summary>
    public bool May(Event happened) =>
        (happened.SpaceId is { } spaceId ? Standing.Roles.ContainsKey(spaceId) : happened.SubjectId == PersonId)
        || (Standing.IsAdministrator && happened.OrganisationId == Standing.OrganisationId && OfficeEvents.Concern(happened));

    public void Close() => close();

    private static bool SameRights(Standing one, Standing other) =>
        one.IsAdministrator == other.IsAdministrator && one.Roles.Count == other.Roles.Count
        && one.Roles.All(role => other.Roles.TryGetValue(role.Key, out var now) && now == role.Value);

    private static DateTimeOffset Soonest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var soonest = DateTimeOffset.MaxValue;
        foreach (var instant in instants)
        {
            soonest = instant < soonest ? instant : soonest;
        }

        return soonest;
    }

    private Guid? IdOf(SubjectKind kind)
    {
        foreach (var subject in Subjects)
        {
            if (subject.Kind == kind)
            {
                return subject.Id;
            }
        }

        return null;
    }
}
