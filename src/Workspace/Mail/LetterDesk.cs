using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>Makes a letter ready at the moment it is sent: to whom, whether they may still see it, and in which words.</summary>
public sealed class LetterDesk(IDbContextFactory<WorkspaceDb> databases, IEnumerable<ILetterWords> words, LetterPaper paper, Post post, TimeProvider clock)
{
    /// <summary>The mail, or null where nothing is to be sent any more.</summary>
    public async Task<Envelope?> PrepareAsync(Letter letter, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var to = await RecipientAsync(db, letter, ct);
        if (to is null || !await MaySeeAsync(db, letter) || await WordAsync(letter, ct) is not { } message)
        {
            return null;
        }

        var organisation = await db.Set<Organisation>().Where(o => o.Id == letter.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return await paper.WriteAsync(letter.Id, to.Name, to.Address, organisation, message, post.Open(letter));
    }

    private async Task<Message?> WordAsync(Letter letter, CancellationToken ct)
    {
        var kind = words.FirstOrDefault(w => w.Kind == letter.Kind);
        return kind is null ? JsonSerializer.Deserialize<Message>(letter.Body, JsonSerializerOptions.Web) : await kind.WordAsync(letter, letter.PersonId!.Value, ct);
    }

    private static async Task<Recipient?> RecipientAsync(WorkspaceDb db, Letter letter, CancellationToken ct) => letter.PersonId is not { } id
        ? Recipient.At(letter.ToName, letter.ToAddress)
        : await db.Set<Person>().Where(p => p.Id == id && p.DisabledAt == null).Select(p => new Recipient(p.Id, p.Name, p.Email!)).FirstOrDefaultAsync(ct);

    private async Task<bool> MaySeeAsync(WorkspaceDb db, Letter letter)
    {
        if (letter.SpaceId is not { } spaceId)
        {
            return true;
        }

        try
        {
            await Pass.ReadAsync(db, spaceId, letter.PersonId ?? Guid.Empty, Role.Reader, null, clock.GetUtcNow());
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }
}
