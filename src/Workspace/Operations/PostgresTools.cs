using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Workspace.Operations;

/// <summary>Runs PostgreSQL's own programs; the password goes by the environment, never by the command line.</summary>
public static class PostgresTools
{
    public static async Task RunAsync(string program, string connectionString, IEnumerable<string> arguments, CancellationToken ct)
    {
        var at = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = at.Host;
        start.Environment["PGPORT"] = at.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = at.Username;
        start.Environment["PGPASSWORD"] = at.Password;
        start.Environment["PGDATABASE"] = at.Database;
        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                throw new OperationException($"{program} failed: {errors.Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new OperationException($"{program} is not installed here. Install PostgreSQL's client programs (postgresql-client).");
        }
    }
}
