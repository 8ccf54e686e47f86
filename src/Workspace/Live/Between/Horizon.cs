using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;

namespace Workspace.Live.Between;

/// <summary>
/// PostgreSQL hands out event numbers in one order and shows them in another, so nobody may ask "what came after number 7".
/// What holds is the transaction before which everything is finished: all of it is visible, and nothing is added to it any more.
/// </summary>
public static class Horizon
{
    public static async Task<long> ReadAsync(WorkspaceDb db, CancellationToken ct) =>
        Number(await db.Database.SqlQueryRaw<string>("""select pg_snapshot_xmin(pg_current_snapshot())::text as "Value" """).SingleAsync(ct));

    /// <summary>Events of transactions from this one on.</summary>
    public static IQueryable<Event> From(WorkspaceDb db, long from)
    {
        var first = from.ToString();
        return db.Set<Event>().FromSql($"""select * from "Event" where "Tx" >= cast({first} as xid8)""").AsNoTracking();
    }

    /// <summary>Events of transactions from the first up to, and without, the second.</summary>
    public static IQueryable<Event> Between(WorkspaceDb db, long from, long until)
    {
        var (first, end) = (from.ToString(), until.ToString());
        return db.Set<Event>().FromSql($"""select * from "Event" where "Tx" >= cast({first} as xid8) and "Tx" < cast({end} as xid8)""").AsNoTracking();
    }

    public static long Number(string transaction) => long.Parse(transaction);
}
