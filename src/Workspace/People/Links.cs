using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Makes and uses links that work once.</summary>
public sealed class Links(IDbContextFactory<WorkspaceDb> databases, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan SetUpLife = TimeSpan.FromHours(1);

    /// <summary>The address of a link to found the organisation; an earlier one stops working.</summary>
    public async Task<string> MakeSetUpAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.Purpose == LinkPurpose.SetUp && l.UsedAt == null).ToListAsync(ct));
        return await MakeAsync(db, LinkPurpose.SetUp, null, null, SetUpLife, ct);
    }

    /// <summary>The address of a link by which this person signs in once; only its hash is kept.</summary>
    public async Task<string> MakeSignInAsync(Guid personId, Guid? madeById, TimeSpan life, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await MakeAsync(db, LinkPurpose.SignIn, personId, madeById, life, ct);
    }

    /// <summary>The link, still unused: for showing what its button would do.</summary>
    public async Task<OneTimeLink> LookAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, secret, ct);
    }

    /// <summary>Uses the link up. Of two at once, one wins.</summary>
    public async Task<OneTimeLink> UseAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var link = await FindAsync(db, secret, ct);
        link.Use(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return link;
    }

    private async Task<OneTimeLink> FindAsync(WorkspaceDb db, string secret, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        var link = await db.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.SecretHash == hash, ct);
        return link is not null && link.Works(clock.GetUtcNow())
            ? link
            : throw Refusal.Wrong("This link has been used, or its time is over. Ask your administrator for a new one.");
    }

    private async Task<string> MakeAsync(WorkspaceDb db, LinkPurpose purpose, Guid? personId, Guid? madeById, TimeSpan life, CancellationToken ct)
    {
        var secret = Secret.Make();
        db.Add(OneTimeLink.Make(purpose, personId, madeById, Secret.Hash(secret), clock.GetUtcNow(), life));
        await db.SaveChangesAsync(ct);
        return address.Link($"{(purpose == LinkPurpose.SetUp ? "/set-up" : "/link")}/{secret}");
    }
}
