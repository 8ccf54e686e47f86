using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents.Disposition;

/// <summary>One comment or suggestion of a round, and what became of it.</summary>
/// <param name="Key">"c-ID" for a comment, "s-KEY" for a suggestion.</param>
public sealed record DispositionRow(string Key, int Number, bool IsSuggestion, string Who, string For, string Clause, string Wording, string Proposal, Outcome Outcome, string Reason, string DecidedBy, DateTimeOffset? At);

/// <summary>The record of a round: everything that was said about the text, by whom and for whom, and what became of it.</summary>
public sealed record DispositionTable(ReviewRound Round, IReadOnlyList<DispositionRow> Rows)
{
    public int Open => Rows.Count(r => r.Outcome == Outcome.Open);
}

/// <summary>Reads the table of a round.</summary>
public sealed class DispositionQueries(SuggestionRecords records)
{
    public async Task<DispositionTable> TableAsync(Visit visit, ReviewRound round, TextNow now, DocumentPeople people, CancellationToken ct = default)
    {
        var comments = await visit.Query<DocumentComment>().Where(c => c.RoundId == round.Id).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct);
        var suggestions = await records.RowsAsync(visit, round, now, ct);
        var rows = comments.Select(c => (c.At, Row: Of(c, people))).Concat(suggestions.Select(s => (At: s.At ?? round.StartedAt, Row: Of(s, people))))
            .OrderBy(r => r.At).ThenBy(r => r.Row.Key, StringComparer.Ordinal).Select((r, i) => r.Row with { Number = i + 1 });
        return new(round, [.. rows]);
    }

    private static DispositionRow Of(DocumentComment c, DocumentPeople people) =>
        new($"c-{c.Id}", 0, false, people.Name(c.ById, c.AuthorName), c.Affiliation, c.Clause, c.Quote, c.Words, c.Outcome, c.Reason, c.ResolvedById is { } by ? people.Name(by) : "", c.At);

    private static DispositionRow Of(SuggestionRow s, DocumentPeople people) =>
        new($"s-{s.Key}", 0, true, people.Name(s.ById, "Somebody outside"), s.Affiliation.Length > 0 ? s.Affiliation : people.Affiliation(s.ById), s.Clause, s.Removed, new Suggestion(s.Key, s.ById, s.At, s.Clause, s.Added, s.Removed).Words, s.Outcome, s.Reason, s.DecidedById is { } by ? people.Name(by) : "", s.At);
}
