using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents.Suggestions;

/// <summary>Writes down what became of suggestions, those decided in the editor too, so that the table of a round is complete and stays so.</summary>
public sealed class SuggestionRecords(DocumentTexts texts)
{
    private const int MostChanges = 20_000;

    /// <summary>What is on record and what the text and its log say besides: nothing is stored by looking.</summary>
    public async Task<IReadOnlyList<SuggestionRow>> RowsAsync(Visit visit, ReviewRound round, TextNow? now, CancellationToken ct = default)
    {
        var noted = await visit.Query<SuggestionDecision>().Where(d => d.DocumentId == round.DocumentId).ToListAsync(ct);
        var rows = noted.Where(d => d.RoundId == round.Id).Select(SuggestionRow.Of).ToList();
        if (now is null || !round.IsOpen) return rows;
        var known = noted.Where(d => d.Outcome != Outcome.Open || d.RoundId == round.Id).Select(d => d.Key).ToHashSet();
        var elsewhere = noted.Where(d => d.RoundId != round.Id && d.Outcome != Outcome.Open).Select(d => d.Key).ToHashSet();
        var fates = await FatesAsync(visit, round, now, ct);
        var standing = Suggested.In(now.Doc);
        var fateOf = fates.ToDictionary(f => f.Suggestion.Key);
        rows = [.. rows.Select(r => standing.Any(s => s.Key == r.Key) ? r with { Outcome = Outcome.Open, DecidedById = null, DecidedAt = null } : r.Outcome == Outcome.Open && fateOf.TryGetValue(r.Key, out var fate) ? r with { Outcome = fate.Outcome, DecidedById = fate.ById, DecidedAt = fate.At } : r)];
        rows.AddRange(fates.Where(f => !known.Contains(f.Suggestion.Key)).Select(f => SuggestionRow.Of(f.Suggestion) with { Outcome = f.Outcome, DecidedById = f.ById, DecidedAt = f.At }));
        rows.AddRange(standing.Where(s => !known.Contains(s.Key) && !elsewhere.Contains(s.Key)).Select(SuggestionRow.Of));
        return rows;
    }

    /// <summary>Stores what a round has to show, with its end.</summary>
    public async Task KeepAsync(Opened opened, ReviewRound round, TextNow text, CancellationToken ct = default)
    {
        var fates = await FatesAsync(opened.Visit, round, text, ct);
        foreach (var fate in fates)
        {
            var decision = await NotedAsync(opened, fate.Suggestion, round, ct);
            if (decision.Outcome == Outcome.Open) decision.Decide(fate.Outcome, decision.Reason, fate.ById, fate.At);
        }
        foreach (var suggestion in Suggested.In(text.Doc)) await NotedAsync(opened, suggestion, round, ct);
    }

    /// <summary>The record of this suggestion, begun where there is none.</summary>
    public async Task<SuggestionDecision> NotedAsync(Opened opened, Suggestion suggestion, ReviewRound? round, CancellationToken ct = default)
    {
        var known = await opened.Visit.Tracked<SuggestionDecision>().FirstOrDefaultAsync(d => d.DocumentId == opened.Document.Id && d.Key == suggestion.Key, ct);
        if (known is not null) return known;
        var affiliation = suggestion.PersonId is { } person ? await opened.Visit.Members().Where(m => m.PersonId == person).Select(m => m.Affiliation).FirstOrDefaultAsync(ct) : null;
        var noted = SuggestionDecision.Note(opened.Document, suggestion, affiliation ?? "", round?.Id, opened.Visit.Now);
        opened.Visit.Add(noted);
        return noted;
    }

    private async Task<IReadOnlyList<SuggestionFate>> FatesAsync(Visit visit, ReviewRound round, TextNow now, CancellationToken ct)
    {
        if (now.Version == round.StartVersion || now.Version - round.StartVersion > MostChanges) return [];
        var before = await texts.AtAsync(visit, round.DocumentId, round.StartVersion, ct);
        var changes = await texts.ChangesAsync(visit, round.DocumentId, round.StartVersion, now.Version, ct);
        return [.. SuggestionTrail.Follow(before.Doc, changes)];
    }
}

/// <summary>A suggestion as a row of the table: on record, or as text and log say.</summary>
public sealed record SuggestionRow(string Key, Guid? ById, string Affiliation, DateTimeOffset? At, string Clause, string Added, string Removed, Outcome Outcome, string Reason, Guid? DecidedById, DateTimeOffset? DecidedAt)
{
    public static SuggestionRow Of(SuggestionDecision d) => new(d.Key, d.ById, d.Affiliation, d.SuggestedAt, d.Clause, d.Added, d.Removed, d.Outcome, d.Reason, d.DecidedById, d.DecidedAt);

    public static SuggestionRow Of(Suggestion s) => new(s.Key, s.PersonId, "", s.At, s.Clause, s.Added, s.Removed, Outcome.Open, "", null, null);
}
