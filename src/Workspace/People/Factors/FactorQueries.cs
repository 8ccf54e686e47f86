using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Passkeys;
using Workspace.Spaces;

namespace Workspace.People.Factors;

/// <summary>How a person's account is guarded.</summary>
public sealed record OwnFactors(DateTimeOffset? AppSince, IReadOnlyList<Passkey> Passkeys, int CodesLeft)
{
    public bool IsGuarded => AppSince is not null || Passkeys.Count > 0;
}

/// <summary>Reads the second steps of one's own account.</summary>
public sealed class FactorQueries(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current)
{
    public async Task<OwnFactors> ReadAsync(CancellationToken ct = default)
    {
        var id = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return new(
            await db.Set<Authenticator>().Where(a => a.PersonId == id).Select(a => (DateTimeOffset?)a.AddedAt).FirstOrDefaultAsync(ct),
            await db.Set<Passkey>().AsNoTracking().Where(p => p.PersonId == id).OrderBy(p => p.AddedAt).ToListAsync(ct),
            await db.Set<RecoveryCode>().CountAsync(c => c.PersonId == id && c.UsedAt == null, ct));
    }
}
