using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Workspace.Data;

/// <summary>
/// Tells SQLite how many rows share a space or an organisation. It assumes ten where nobody says otherwise, and then reads all of a space to find
/// two hundred things of it whose ids are known. Written by rule and not measured, so that a query is answered the same way in a small database and a large one.
/// </summary>
internal static class SqliteEstimates
{
    private const int Rows = 1_000_000, OfOneSpace = 10_000, NextColumn = 100;

    /// <summary>Once for each change of the schema; connections that open afterwards go by it.</summary>
    public static async Task WriteAsync(WorkspaceDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"analyze sqlite_schema", ct); // makes the table of estimates
        var indexes = await db.Database.SqlQueryRaw<ShareIndex>("""
            select m.name as "Table", l.name as "Name", l."unique" as "IsUnique", (select count(*) from pragma_index_info(l.name)) as "Columns"
            from sqlite_schema m join pragma_index_list(m.name) l
            where m.type = 'table' and (select i.name from pragma_index_info(l.name) i where i.seqno = 0) in ('SpaceId', 'OrganisationId')
            """).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync($"delete from sqlite_stat1", ct);
        foreach (var index in indexes)
        {
            await db.Database.ExecuteSqlAsync($"insert into sqlite_stat1 (tbl, idx, stat) values ({index.Table}, {index.Name}, {Estimate(index)})", ct);
        }

        await db.Database.ExecuteSqlAsync($"analyze sqlite_schema", ct);
    }

    // How many rows there are, then how many share the first column, the first two, and so on.
    private static string Estimate(ShareIndex index)
    {
        var (numbers, shared) = (new List<int> { Rows }, OfOneSpace);
        for (var column = 1; column <= index.Columns; column++)
        {
            numbers.Add(index.IsUnique && column == index.Columns ? 1 : shared);
            shared = Math.Max(1, shared / NextColumn);
        }

        return string.Join(' ', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
    }

    private sealed record ShareIndex(string Table, string Name, bool IsUnique, int Columns);
}
