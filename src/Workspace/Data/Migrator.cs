using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Workspace.Data;

/// <summary>Brings the database to this version: one server at a time, a copy first, foreign keys checked afterwards.</summary>
public sealed class Migrator(DatabaseSettings settings, Committed committed, ILogger<Migrator> log)
{
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        Directory.CreateDirectory(settings.DataFolder);
        await using var turn = await TakeTurnAsync(ct);
        await using var db = Open();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToArray();
        if (pending.Length > 0)
        {
            await UpgradeAsync(db, pending, ct);
        }

        committed.Reach(await db.Set<Activity.Event>().MaxAsync(e => (long?)e.Id, ct) ?? 0);
    }

    private async Task UpgradeAsync(WorkspaceDb db, string[] pending, CancellationToken ct)
    {
        if (settings.IsSqlite && (await db.Database.GetAppliedMigrationsAsync(ct)).Any())
        {
            var copy = $"{settings.SqliteFile}.before-{pending[0]}";
            File.Delete(copy);
            await db.Database.ExecuteSqlAsync($"vacuum into {copy}", ct);
            await db.Database.ExecuteSqlAsync($"""drop table if exists "__EFMigrationsLock" """, ct); // ours: we hold the file lock
        }

        log.LogInformation("Migrating the database: {Migrations}", string.Join(", ", pending));
        await db.Database.MigrateAsync(ct);
        if (settings.IsSqlite)
        {
            await CheckForeignKeysAsync(db, ct);
            await SqliteEstimates.WriteAsync(db, ct);
        }
    }

    private static async Task CheckForeignKeysAsync(WorkspaceDb db, CancellationToken ct)
    {
        var broken = await db.Database.SqlQueryRaw<string>("""select "table" as "Value" from pragma_foreign_key_check""").ToListAsync(ct);
        if (broken.Count > 0)
        {
            throw new InvalidOperationException($"The migration left {broken.Count} rows without their parent, in {string.Join(", ", broken.Distinct())}. The copy made before it is beside the database.");
        }
    }

    private async Task<IAsyncDisposable?> TakeTurnAsync(CancellationToken ct)
    {
        if (!settings.IsSqlite)
        {
            return null; // EF takes a lock in PostgreSQL by itself
        }

        var file = Path.Combine(settings.DataFolder, ".migrating");
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 300)
            {
                await Task.Delay(100, ct);
            }
            catch (IOException error)
            {
                throw new InvalidOperationException("Another server has been migrating this database for 30 seconds. Wait for it, or stop it, and start again.", error);
            }
        }
    }

    private WorkspaceDb Open()
    {
        SqliteConnection.ClearAllPools();
        return new(new DbContextOptionsBuilder<WorkspaceDb>().UseWorkspaceOptions(settings).Options);
    }
}

file static class MigratorOptions
{
    public static DbContextOptionsBuilder<WorkspaceDb> UseWorkspaceOptions(this DbContextOptionsBuilder<WorkspaceDb> db, DatabaseSettings settings) =>
        (DbContextOptionsBuilder<WorkspaceDb>)db.UseWorkspace(settings, settings.SqliteMigrating);
}
