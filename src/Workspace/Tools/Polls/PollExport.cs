using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workspace.Files.Csv;
using Workspace.Files.Whole;
using Workspace.Operations;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Pages;

namespace Workspace.Tools.Polls;

/// <summary>The result of a poll as a file that a spreadsheet opens safely: what the page shows, and no more.</summary>
public static class PollExport
{
    private const int Most = 5_000;

    private static readonly int[] Answers = [PaperRules.Yes, PaperRules.IfNeedBe, PaperRules.No];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(PollAddresses.Export, WriteAsync).RequireRateLimiting(Limits.Dear);

    private static async Task WriteAsync(Guid spaceId, Guid id, HttpContext http, SpaceAccess spaces, PollQueries polls, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
        var view = await polls.ReadAsync(visit, id, null, ct);
        if (view.Result is not { } result || view.Round.ClosedAt is null) throw Refusal.Forbidden("The result can be downloaded after the poll has closed.");
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName(view, (await visit.ReadSpaceAsync(ct)).Marking) }.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        await CsvWriter.WriteAsync(http.Response.Body, Rows(view, result), ct);
    }

    /// <summary>All polls for the archive of the space, each as its page shows it to this person: a result that is hidden stays so.</summary>
    internal static async Task AddAsync(Visit visit, ExportFolder to, PollQueries polls, CancellationToken ct)
    {
        var seen = await visit.Query<Poll>().Where(p => p.State != PollState.Draft || p.CreatedById == visit.PersonId).OrderBy(p => p.Number).Select(p => p.Id).Take(Most).ToListAsync(ct);
        List<string[]> list = [["Poll", "Question", "Background", "Choices", "State", "Voted", "Of", "Outcome"]];
        foreach (var id in seen)
        {
            var view = await polls.ReadAsync(visit.SpaceId, id, null, ct);
            list.Add([view.Poll.Reference, view.Poll.Question, view.Poll.Background, string.Join("; ", view.Choices.Select(c => c.Title)), $"{view.Poll.State}", $"{view.Voted}", $"{view.Invited}", view.Poll.Outcome]);
            if (view.Result is { } result && view.Round.ClosedAt is not null) await to.AddRowsAsync($"{view.Poll.Reference} {view.Poll.Question}".Replace('/', '-') + ".csv", $"{view.Poll.Reference} {view.Poll.Question}", Rows(view, result), ct);
        }

        await to.AddRowsAsync("polls.csv", "List of all polls", list, ct);
    }

    private static IEnumerable<string[]> Rows(PollView view, Tally result) => [.. Head(view), .. Counts(view, result), .. RunOffs(view, result), .. Votes(view)];

    private static string FileName(PollView view, string marking) =>
        string.Join('-', [view.Poll.Reference, .. marking.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0), $"{view.Place.Today:yyyy-MM-dd}.csv"]);

    private static IEnumerable<string[]> Head(PollView view) =>
    [
        ["Poll", view.Poll.Reference, view.Poll.Question],
        ["Round", $"{view.Round.Number}", BallotWords.Ballot(view.Poll.Rules)],
        ["Turnout", $"{view.Round.Voted}", $"of {view.Round.Invited}"],
        ["Closed", BallotWords.Instant(view.Round.ClosedAt!.Value, view.Place.Zone)],
        ["Outcome", view.Poll.Outcome],
        [],
    ];

    private static IEnumerable<string[]> Counts(PollView view, Tally result) => view.Poll.Rules.Kind switch
    {
        PollKind.Words => [["Word", "Given by"], .. result.Words.Select(w => (string[])[w.Word, $"{w.Count}"]), []],
        PollKind.Dates => [["Date", "Yes", "If need be", "No"], .. view.Choices.Select(c => (string[])[c.Title, .. Answers.Select(m => $"{result.Of(c.Number).Spread.ElementAtOrDefault(m)}")]), []],
        PollKind.Question => [],
        _ => [["Choice", "Votes", "Points"], .. view.Choices.Select(c => (string[])[c.Title, $"{result.Of(c.Number).Count}", $"{result.Of(c.Number).Total}"]), []],
    };

    private static IEnumerable<string[]> RunOffs(PollView view, Tally result) => result.RunOffs.Count == 0 ? [] :
    [
        ["Run-off", .. Enumerable.Range(1, result.RunOffs.Count).Select(n => $"Round {n}")],
        .. view.Choices.Select(c => (string[])[c.Title, .. result.RunOffs.Select(r => r.Votes.FirstOrDefault(v => v.Choice == c.Number) is { } votes ? $"{votes.Count}" : "")]),
        [],
    ];

    // In a secret ballot what people wrote stands alone, beside no choice: together they might tell who it was.
    private static IEnumerable<string[]> Votes(PollView view) => view.Poll.Rules.IsSecret
        ? [["Said"], .. view.Said.Select(s => view.Poll.Rules.Kind == PollKind.Question ? string.Join(' ', s.Paper.Words) : s.Paper.Reason).Where(s => s.Length > 0).Order(StringComparer.Ordinal).Select(s => (string[])[s])]
        : [["Voter", "For", "Vote", "Reason"], .. view.Said.Select(s => (string[])[s.Who ?? "", s.For ?? "", PaperWords.Of(view.Poll.Rules.Kind, view.Choices, s.Paper), s.Paper.Reason])];
}
