using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>What somebody asked of a member of a space: who, what, of which thing, and where to answer. Never the thing's content.</summary>
/// <param name="Verb">What was done to the reader: "asked you to review".</param>
public sealed record Asking(Guid ActorId, string Verb, string Thing, string Address)
{
    internal static Letter Write(Guid organisationId, Guid spaceId, Guid personId, Asking asking, DateTimeOffset at) =>
        Letter.Write(organisationId, LetterKinds.Asked, Recipient.Of(personId), JsonSerializer.Serialize(asking, JsonSerializerOptions.Web), at, new LetterTerms(spaceId, Life: TimeSpan.FromDays(2)));
}

/// <summary>Words "you were asked" when it is sent: to those who want it at once, and not more than a person can bear. The rest stands on the home page and in the summary.</summary>
public sealed class AskedWords(IDbContextFactory<WorkspaceDb> databases, StopLinks stops) : ILetterWords
{
    public const int MostAnHour = 20;

    public string Kind => LetterKinds.Asked;

    public async Task<Message?> WordAsync(Letter letter, Guid personId, CancellationToken ct = default)
    {
        var asking = JsonSerializer.Deserialize<Asking>(letter.Body, JsonSerializerOptions.Web)!;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await Choices.ReadAsync(db, personId, ct)).AtOnceFrom(letter.SpaceId!.Value) || await WereManyAsync(db, letter, personId, ct))
        {
            return null;
        }

        var actor = await db.Set<Person>().Where(p => p.Id == asking.ActorId).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "Somebody";
        var space = await db.Set<Space>().Where(s => s.Id == letter.SpaceId).Select(s => s.Name).SingleAsync(ct);
        var sentence = $"{actor} {asking.Verb} {asking.Thing}";
        return new Message(HeaderText.Clean(sentence, Letter.MaxSubject), [$"{sentence}, in {space}."], "Open it", asking.Address) { StopAddress = stops.For(personId) };
    }

    private static async Task<bool> WereManyAsync(WorkspaceDb db, Letter letter, Guid personId, CancellationToken ct)
    {
        var since = letter.QueuedAt.AddHours(-1);
        return await db.Set<Letter>().CountAsync(l => l.PersonId == personId && l.Kind == LetterKinds.Asked && l.Outcome == LetterOutcome.Sent && l.QueuedAt > since, ct) >= MostAnHour;
    }
}
