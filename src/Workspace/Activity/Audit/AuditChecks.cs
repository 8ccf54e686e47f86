using Workspace.Licensing;

namespace Workspace.Activity.Audit;

/// <summary>Lets an administrator check the chain from the page.</summary>
public sealed class AuditChecks(OfficeAccess access, AuditChain chain)
{
    public async Task<ChainReport> CheckAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var report = await chain.VerifyAsync(ct: ct);
        office.Record(AuditEvents.Checked, office.OrganisationId, new { whole = report.Trouble is null });
        await office.SaveAsync(ct);
        return report;
    }
}
