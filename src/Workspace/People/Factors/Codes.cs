using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.People.Factors;

/// <summary>Judges what somebody typed as their second step: a code of their app, or one of their recovery codes.</summary>
public sealed class Codes(Seeds seeds, TimeProvider clock)
{
    public const string App = "app code", Recovery = "recovery code";

    /// <summary>By what it was right, or nothing. Right, it is used up by what is about to be saved; of two at once with the same code one will be refused then.</summary>
    internal async Task<string?> TakeAsync(WorkspaceDb db, Guid personId, string? typed, CancellationToken ct)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (code.Length == Totp.Digits && code.All(char.IsAsciiDigit))
        {
            return await TakeAppCodeAsync(db, personId, code, ct) ? App : null;
        }

        var hash = RecoveryCode.HashOf(code);
        if (await db.Set<RecoveryCode>().FirstOrDefaultAsync(c => c.PersonId == personId && c.Hash == hash && c.UsedAt == null, ct) is not { } recovery)
        {
            return null;
        }

        recovery.Use(clock.GetUtcNow());
        return Recovery;
    }

    private async Task<bool> TakeAppCodeAsync(WorkspaceDb db, Guid personId, string code, CancellationToken ct) =>
        await db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == personId, ct) is { } app
        && Totp.StepOf(seeds.Show(personId, app.Seed), code, clock.GetUtcNow()) is { } step
        && app.Use(step);
}
