using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Operations;

/// <summary>Looks at settings, database and disk, and says of each whether it is well.</summary>
public sealed class Doctor(Settings settings, IDbContextFactory<WorkspaceDb> databases, IEnumerable<IDoctorLook> looks)
{
    private const long LittleSpace = 500L * 1024 * 1024;

    public async Task<bool> LookAsync(TextWriter output, CancellationToken ct = default)
    {
        await output.WriteLineAsync($"Address    {settings.Address.Uri}");
        await output.WriteLineAsync($"Data       {settings.Database.DataFolder}");
        var well = true;
        foreach (var (name, look) in Looks())
        {
            var trouble = await TroubleAsync(look, ct);
            await output.WriteLineAsync($"{name,-10} {trouble ?? "well"}");
            well &= trouble is null;
        }

        return well;
    }

    private IEnumerable<(string Name, Func<CancellationToken, Task<string?>> Look)> Looks()
    {
        yield return ("Disk", _ => Task.FromResult(Disk()));
        yield return ("Database", DatabaseAsync);
        if (settings.Database.IsSqlite)
        {
            yield return ("Integrity", ct => PragmaAsync("integrity_check", ct));
            yield return ("Links", ct => PragmaAsync("foreign_key_check", ct));
        }

        foreach (var look in looks)
        {
            yield return (look.Name, look.TroubleAsync);
        }
    }

    private string? Disk()
    {
        var free = new DriveInfo(settings.Database.DataFolder).AvailableFreeSpace;
        return free > LittleSpace ? null : $"only {free / 1024 / 1024:N0} MB are free";
    }

    private async Task<string?> DatabaseAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        return pending == 0 ? null : $"waits for {pending} migrations; run 'Workspace migrate' or start the server";
    }

    private async Task<string?> PragmaAsync(string pragma, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(settings.Database.SqliteReading);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"pragma {pragma}";
        return await command.ExecuteScalarAsync(ct) is null or "ok" ? null : $"{pragma} finds damage: restore a backup";
    }

    private static async Task<string?> TroubleAsync(Func<CancellationToken, Task<string?>> look, CancellationToken ct)
    {
        try
        {
            return await look(ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.Message;
        }
    }
}

/// <summary>Something else that the doctor looks at. Registered as a service.</summary>
public interface IDoctorLook
{
    /// <summary>One word.</summary>
    string Name { get; }

    /// <summary>What is wrong and what to do, or null where it is well.</summary>
    Task<string?> TroubleAsync(CancellationToken ct = default);
}
