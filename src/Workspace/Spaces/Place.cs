using Workspace.Licensing;
using Workspace.Ui;

namespace Workspace.Spaces;

/// <summary>Where a page stands, who reads it, when, and what they may do there: kept after the visit has ended.</summary>
public sealed record Place(Guid SpaceId, string SpaceName, Guid PersonId, Role Role, bool IsArchived, DateOnly Today, TimeZoneInfo Zone, DateTimeOffset Now, DateTimeOffset ReadUntil)
{
    public bool MayWrite => May(Role.Contributor);

    public bool MayRun => May(Role.Facilitator);

    public bool MayOwn => May(Role.Owner);

    public static Place Of(Visit visit) =>
        new(visit.SpaceId, visit.SpaceName, visit.PersonId, visit.Role, visit.IsArchived, visit.Today, visit.Zone, visit.Now, visit.ReadUntil);

    /// <summary>True where the person may do what needs this role, and the space takes changes.</summary>
    public bool May(Role least) => Role >= least && !IsArchived;

    /// <summary>True where somebody else did it after the last visit.</summary>
    public bool IsNew(DateTimeOffset at, Guid? by) => at > ReadUntil && by != PersonId;

    public DateOnly DayOf(DateTimeOffset at) => LastDay.DayOf(at, Zone);

    public string Ago(DateTimeOffset at) => Words.Ago(at, Now, Zone);

    public string Full(DateTimeOffset at) => Words.Instant(at, Zone);
}
