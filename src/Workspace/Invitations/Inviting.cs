using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Somebody who invites: an owner into a space, or an administrator into the organisation. Both ways end here.</summary>
public sealed class Inviting : IAsyncDisposable
{
    private readonly Visit? _visit;
    private readonly Office? _office;

    internal Inviting(Visit visit) => _visit = visit;

    internal Inviting(Office office) => _office = office;

    public Guid OrganisationId => _visit?.OrganisationId ?? _office!.OrganisationId;
    public Guid PersonId => _visit?.PersonId ?? _office!.PersonId;
    public Guid? SpaceId => _visit?.SpaceId;
    public string? SpaceName => _visit?.SpaceName;
    public Guid PlaceId => SpaceId ?? OrganisationId;
    public DateTimeOffset Now => _visit?.Now ?? _office!.Now;
    public TimeZoneInfo Zone => _visit?.Zone ?? _office!.Zone;
    public DateOnly Today => LastDay.DayOf(Now, Zone);
    public bool IsOffice => _office is not null;

    internal DbSet<T> Set<T>() where T : class => _visit?.Platform<T>() ?? _office!.Platform<T>();

    internal IQueryable<Invitation> Invitations => Set<Invitation>().Where(i => i.OrganisationId == OrganisationId && i.PlaceId == PlaceId);

    internal void Record(string kind, Guid subject, object? facts = null)
    {
        if (_visit is not null)
        {
            _visit.Record(kind, subject, facts);
        }
        else
        {
            _office!.Record(kind, subject, facts);
        }
    }

    /// <summary>Decides inside the saving transaction, with the rights that hold then.</summary>
    internal Task SaveAsync(Func<CancellationToken, Task> decide, CancellationToken ct) =>
        _visit is not null ? _visit.SaveAsync((_, stop) => decide(stop), ct) : _office!.SaveAsync(decide, ct);

    public ValueTask DisposeAsync() => _visit?.DisposeAsync() ?? _office!.DisposeAsync();
}

/// <summary>The door for those who invite: owners of the space, or administrators where none is named.</summary>
public sealed class InvitingAccess(SpaceAccess spaces, OfficeAccess offices)
{
    public async Task<Inviting> EnterAsync(Guid? spaceId, CancellationToken ct = default) =>
        spaceId is { } id ? new(await spaces.EnterAsync(id, Role.Owner, ct: ct)) : new(await offices.EnterAsync(ct));

    /// <summary>For the job that works through a list: with the rights its author has now.</summary>
    internal async Task<Inviting> EnterAsAsync(Guid personId, Guid? spaceId, CancellationToken ct = default) =>
        spaceId is { } id ? new(await spaces.EnterAsAsync(personId, id, Role.Owner, ct: ct)) : new(await offices.EnterAsAsync(personId, ct));
}
