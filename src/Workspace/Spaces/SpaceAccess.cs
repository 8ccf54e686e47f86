using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;

namespace Workspace.Spaces;

/// <summary>The door of every space. Rights are read at each entry, never kept in a cookie, a connection or a cache.</summary>
public sealed class SpaceAccess(IDbContextFactory<WorkspaceDb> databases, IWriter writer, CurrentPerson current, TimeProvider clock)
{
    /// <summary>The person asking enters, or is refused. Name the tool where the operation belongs to one that may be switched off.</summary>
    public Task<Visit> EnterAsync(Guid spaceId, Role least, string? tool = null, CancellationToken ct = default) =>
        EnterAsAsync(current.Id ?? throw Refusal.SignedOut(), spaceId, least, tool, ct);

    /// <summary>A job enters with the rights that person has now.</summary>
    public async Task<Visit> EnterAsAsync(Guid personId, Guid spaceId, Role least, string? tool = null, CancellationToken ct = default)
    {
        var db = await databases.CreateDbContextAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            var pass = await Pass.ReadAsync(db, spaceId, personId, least, tool, now);
            return new Visit(db, writer, pass, now, (saving, stop) => CheckAgainAsync(saving, pass, least, tool, stop));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody takes their own words along, with a seat or without: they read what is theirs, and nothing can be saved.</summary>
    public async Task<Visit> EnterForOwnAsync(Guid personId, Guid spaceId, CancellationToken ct = default)
    {
        var db = await databases.CreateDbContextAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            return new Visit(db, writer, await Pass.OfFormerAsync(db, spaceId, personId, now), now, (_, _) => throw Refusal.Forbidden("Nothing can be changed while you take your words along."));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>What happens by itself at its instant enters for nobody: events that it records have no actor. Jobs and people without an account only.</summary>
    internal async Task<Visit> EnterAsHouseAsync(Guid spaceId, CancellationToken ct = default)
    {
        var db = await databases.CreateDbContextAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            return new Visit(db, writer, await Pass.OfHouseAsync(db, spaceId, now), now, (_, _) => Task.CompletedTask);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    // Inside the saving transaction: what was allowed a moment ago must still be allowed when it becomes true.
    private async Task CheckAgainAsync(WorkspaceDb db, Pass entered, Role least, string? tool, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"""select 1 from "Membership" where "SpaceId" = {entered.SpaceId} and "PersonId" = {entered.PersonId} for share""", ct);
            await db.Database.ExecuteSqlAsync($"""select 1 from "Seat" where "PersonId" = {entered.PersonId} for share""", ct);
            await db.Database.ExecuteSqlAsync($"""select 1 from "Space" where "Id" = {entered.SpaceId} for share""", ct);
        }

        var pass = await Pass.ReadAsync(db, entered.SpaceId, entered.PersonId, least, tool, clock.GetUtcNow());
        if (pass.ArchivedAt is not null && !db.ChangeTracker.Entries<Space>().Any())
        {
            throw Refusal.Forbidden("This space is archived: it can be read, and nothing in it can be changed.");
        }
    }
}
