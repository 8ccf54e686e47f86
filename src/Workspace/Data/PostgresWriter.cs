using Microsoft.EntityFrameworkCore;
using Workspace.Activity;

namespace Workspace.Data;

/// <summary>On PostgreSQL each action is one transaction of its own; the server itself commits them in groups.</summary>
public sealed class PostgresWriter(Committed committed) : IWriter
{
    public async Task SaveAsync(WorkspaceDb db, Func<WorkspaceDb, CancellationToken, Task>? check, CancellationToken ct = default)
    {
        IReadOnlyList<Event> events;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (check is not null)
            {
                await check(db, ct);
            }

            events = await db.SaveNowAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            throw Refusals.From(error);
        }

        committed.Publish(events);
    }
}
