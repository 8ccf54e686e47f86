using Workspace.Spaces;

namespace Workspace.Tools.Risks.Pages;

/// <summary>Where a page stands and what its reader may do there, kept after the visit has ended.</summary>
public sealed record Place(string SpaceName, Guid PersonId, Role Role, bool MayWrite, bool MayRun, DateOnly Today, TimeZoneInfo Zone, DateTimeOffset Now, DateTimeOffset ReadUntil)
{
    public static Place Of(Visit visit) => new(
        visit.SpaceName, visit.PersonId, visit.Role, visit.May(Role.Contributor), visit.May(Role.Facilitator), visit.Today, visit.Zone, visit.Now, visit.ReadUntil);

    public bool IsNew(RegisterRow row) => row.CreatedAt > ReadUntil && row.ChangedById != PersonId;

    public bool IsChanged(RegisterRow row) => row.ChangedAt > ReadUntil && row.ChangedById != PersonId;

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
}
