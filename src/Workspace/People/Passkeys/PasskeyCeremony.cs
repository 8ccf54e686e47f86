using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.People.Passkeys;

/// <summary>What a browser needs to ask for a passkey: the options, and our own note of them, which only we can read.</summary>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>What a browser answered.</summary>
public sealed record PasskeyAnswer(string? State, string? Credential);

/// <summary>Asks a browser for a passkey and judges the answer. The framework does the checking; that a challenge is answered once is ours.</summary>
public sealed class PasskeyCeremony(IPasskeyHandler<Person> handler, BrowserSeal seal, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const string ToAdd = "passkey to add", ToUse = "passkey to use";

    public async Task<PasskeyQuestion> AskToAddAsync(Person person, HttpContext http)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.Name }, http);
        return new(made.CreationOptionsJson, seal.Seal(ToAdd, new Note(person.Id, made.AttestationState!, Secret.Make()), Life));
    }

    /// <param name="person">Whose passkeys will do; nobody: whoever comes.</param>
    public async Task<PasskeyQuestion> AskAsync(Person? person, HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(person, http);
        return new(made.RequestOptionsJson, seal.Seal(ToUse, new Note(person?.Id, made.AssertionState!, Secret.Make()), Life));
    }

    internal async Task<UserPasskeyInfo?> JudgeNewAsync(WorkspaceDb db, Guid personId, PasskeyAnswer answer, HttpContext http)
    {
        if (seal.Open<Note>(ToAdd, answer.State) is not { } note || note.PersonId != personId || !IsFit(answer))
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new() { CredentialJson = answer.Credential!, AttestationState = note.State, HttpContext = http });
        Spend(db, note);
        return result.Succeeded && result.UserEntity.Id == personId.ToString() ? result.Passkey : null;
    }

    /// <summary>Whose passkey it is, or nothing; its use is part of what is about to be saved.</summary>
    /// <param name="personId">Who must it be; nobody: whoever comes.</param>
    internal async Task<Guid?> JudgeAsync(WorkspaceDb db, Guid? personId, PasskeyAnswer answer, HttpContext http, CancellationToken ct)
    {
        if (seal.Open<Note>(ToUse, answer.State) is not { } note || note.PersonId != personId || !IsFit(answer))
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new() { CredentialJson = answer.Credential!, AssertionState = note.State, HttpContext = http });
        if (!result.Succeeded || await db.Set<Passkey>().FirstOrDefaultAsync(p => p.CredentialId == result.Passkey.CredentialId, ct) is not { } passkey)
        {
            return null;
        }

        passkey.Use(result.Passkey, clock.GetUtcNow());
        Spend(db, note);
        return passkey.PersonId;
    }

    /// <summary>Saves an answer; the second one to the same question was not one.</summary>
    internal static async Task<bool> SaveAsync(WorkspaceDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return false;
        }
    }

    private static bool IsFit(PasskeyAnswer answer) => answer.Credential is { Length: > 0 and < 20_000 };

    private void Spend(WorkspaceDb db, Note note) => db.Add(SpentChallenge.Spend(note.Salt, clock.GetUtcNow() + Life));

    private sealed record Note(Guid? PersonId, string State, string Salt);
}
