using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.People.Passkeys;

/// <summary>Identity's store of accounts, with passkeys read from our own table. It only reads them: adding, using and removing one is an act of ours, with its event.</summary>
public sealed class PersonStore(WorkspaceDb db) : UserOnlyStore<Person, WorkspaceDb, Guid>(db)
{
    public override async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        Guid.TryParse(userId, out var id) ? await Context.Set<Person>().FirstOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, cancellationToken) : null;

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await Context.Set<Passkey>().AsNoTracking().Where(p => p.PersonId == user.Id).OrderBy(p => p.Id).ToListAsync(cancellationToken)).Select(p => p.Read())];

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Context.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == user.Id && p.CredentialId == credentialId, cancellationToken))?.Read();

    public override async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Set<Passkey>().Where(p => p.CredentialId == credentialId).Join(Context.Set<Person>().Where(p => p.DisabledAt == null), k => k.PersonId, p => p.Id, (_, p) => p).FirstOrDefaultAsync(cancellationToken);

    public override Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException("Passkeys are added by PasskeyActions.");

    public override Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException("Passkeys are removed by PasskeyActions.");
}
