using Workspace.Data;

namespace Workspace.Activity.Audit;

/// <summary>Checks the audit from the console.</summary>
public sealed class AuditCommand(AuditChain chain, Migrator migrator)
{
    public async Task<bool> VerifyAsync(string? noted, TextWriter output, CancellationToken ct = default)
    {
        await migrator.MigrateAsync(ct);
        var report = await chain.VerifyAsync(noted, ct);
        await output.WriteLineAsync(report.Trouble ?? $"The audit is whole: {report.Events:N0} events under {report.Seals:N0} seals.");
        if (report is { Trouble: null, Head: { } head })
        {
            await output.WriteLineAsync($"Note this head down, away from the server, and give it next time: {head}");
        }

        return report.Trouble is null;
    }
}
