using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Makes and finds links that work once. Only the hash of a link's secret is kept.</summary>
public sealed class Links(IDbContextFactory<WorkspaceDb> databases, PublicAddress address, TimeProvider clock)
{
    /// <summary>How long each kind of link works.</summary>
    public static readonly TimeSpan SetUpLife = TimeSpan.FromHours(1), SignInLife = TimeSpan.FromDays(7), PasswordLife = TimeSpan.FromHours(1);

    public static TimeSpan LifeOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.SetUp => SetUpLife,
        LinkPurpose.Password => PasswordLife,
        _ => SignInLife,
    };

    /// <summary>The address of a link to found the organisation; an earlier one stops working.</summary>
    public async Task<string> MakeSetUpAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.Purpose == LinkPurpose.SetUp && l.UsedAt == null).ToListAsync(ct));
        var made = Add(db, LinkPurpose.SetUp, null, null, SetUpLife);
        await db.SaveChangesAsync(ct);
        return made;
    }

    /// <summary>The address of a link by which this person signs in once.</summary>
    public async Task<string> MakeSignInAsync(Guid personId, Guid? madeById, TimeSpan life, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var made = Add(db, LinkPurpose.SignIn, personId, madeById, life);
        await db.SaveChangesAsync(ct);
        return made;
    }

    internal static Refusal Over() => Refusal.Wrong("This link has been used, or its time is over. Ask your administrator for a new one.");

    /// <summary>Saves the use of a link with what it did; who comes second learns that it is used.</summary>
    internal static async Task SaveUseAsync(WorkspaceDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            throw Over();
        }
    }

    /// <summary>The link, still unused and in time.</summary>
    internal async Task<OneTimeLink> FindAsync(WorkspaceDb db, string secret, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        var link = await db.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.SecretHash == hash, ct);
        return link?.Works(clock.GetUtcNow()) == true ? link : throw Over();
    }

    /// <summary>Adds a link to what is about to be saved, and answers with its address.</summary>
    internal string Add(WorkspaceDb db, LinkPurpose purpose, Guid? personId, Guid? madeById, TimeSpan life)
    {
        var (secret, link) = New(purpose, personId, madeById, life);
        db.Add(link);
        return AddressOf(purpose, secret);
    }

    internal (string Secret, OneTimeLink Link) New(LinkPurpose purpose, Guid? personId, Guid? madeById, TimeSpan life)
    {
        var secret = Secret.Make();
        return (secret, OneTimeLink.Make(purpose, personId, madeById, Secret.Hash(secret), clock.GetUtcNow(), life));
    }

    internal string AddressOf(LinkPurpose purpose, string secret) => address.Link($"{(purpose == LinkPurpose.SetUp ? "/set-up" : "/link")}/{secret}");
}
