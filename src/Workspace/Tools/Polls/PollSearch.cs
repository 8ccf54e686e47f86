using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Licensing;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Polls;

/// <summary>Polls that are found by what is asked and what was decided. Drafts, votes, reasons and results are not in the index at all.</summary>
public sealed class PollSearch : ISearchSource
{
    private const string Kind = "poll";

    public string Tool => PollsTool.Polls;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(Kind, "Polls", "vote", 50)];

    public ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default) =>
        new(happened.Kind is PollEvents.Voted or PollEvents.VoteChanged or PollEvents.Reminded ? [] : Touched.Subject(happened, "polls."));

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var polls = await visit.Query<Poll>().Where(p => things.Contains(p.Id) && p.State != PollState.Draft).ToListAsync(ct);
        var choices = (await visit.Query<PollChoice>().Where(c => things.Contains(c.PollId)).OrderBy(c => c.Number).ToListAsync(ct)).ToLookup(c => c.PollId);
        return [.. polls.Where(p => !IsOfWorkshop(p)).Select(p => new SearchEntry(Kind, p.Id, p.ChangedAt)
        {
            Title = Name(p.Number, p.Question),
            Text = string.Join('\n', new[] { p.IsClosed ? p.Outcome : "", p.Background }.Concat(p.Rules.Kind == PollKind.Proposal ? [] : choices[p.Id].SelectMany(c => new[] { c.Title, c.Description })).Where(part => part.Length > 0)),
            PersonId = p.CreatedById,
        })];
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) => await visit.Query<Poll>().Where(p => p.State != PollState.Draft).Select(p => p.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var polls = await visit.Query<Poll>().Where(p => things.Contains(p.Id) && p.State != PollState.Draft).ToListAsync(ct);
        return [.. polls.Where(p => !IsOfWorkshop(p)).Select(p => new Found(Kind, p.Id, Name(p.Number, p.Question), PollAddresses.ToPoll(visit.SpaceId, p.Id), p.ChangedAt) { State = State(p, visit.Zone), Tone = p.IsOpen ? Tone.Accent : Tone.Plain, PersonId = p.CreatedById })];
    }

    // Those of a workshop are asked on its own pages until they are over.
    private static bool IsOfWorkshop(Poll poll) => poll is { IsClosed: false, Rules.Who: Electorate.Code };

    private static string Name(int number, string question) => $"{PollText.Reference(number)} {question}";

    private static string State(Poll poll, TimeZoneInfo zone) => poll switch
    {
        { IsOpen: true, ClosesAt: { } end } => $"Open poll until {Words.Instant(end, zone)}",
        { IsOpen: true } => "Open poll",
        { Outcome.Length: > 0, OutcomeAt: { } at } => $"Decided {Words.Day(LastDay.DayOf(at, zone))}",
        _ => "Closed poll",
    };
}
