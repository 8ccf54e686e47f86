using System.Text.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Pages;
using Workspace.Tools.Polls.Voting;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tools.Polls.Workshops.Boards;

/// <summary>The numbers of one workshop's big screens: drawn once for all of them, at most a few times a second, and only while somebody looks.</summary>
internal sealed class Board(Guid spaceId, Guid workshopId, IServiceScopeFactory scopes, Tallies tallies, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(60), Anyway = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _news = new(1, 1);
    private IDisposable? _watch;
    private TallySnapshot? _latest;
    private BoardLine? _line;
    private volatile bool _stale;
    private string _said = "";
    private Task? _drawing;

    public Guid SpaceId => spaceId;
    public Broadcast Talk { get; } = new();

    public void Begin() => _drawing ??= Task.Run(DrawAsync);

    /// <summary>The agenda moved: read it again.</summary>
    public void LookAgain()
    {
        _stale = true;
        Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        if (_drawing is not null) await _drawing;
        _watch?.Dispose();
        _news.Dispose();
        _ending.Dispose();
    }

    private void Wake()
    {
        try
        {
            if (_news.CurrentCount == 0) _news.Release();
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody woke it already, or nobody looks any more.
        }
    }

    private void Receive(TallySnapshot snapshot)
    {
        _latest = snapshot;
        Wake();
    }

    private async Task DrawAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await _news.WaitAsync(Anyway, _ending.Token);
                await DrawOnceAsync(_ending.Token);
                await Task.Delay(Gap, _ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "A big screen could not be drawn");
                await Task.Delay(Anyway, CancellationToken.None);
            }
        }
    }

    private async Task DrawOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsHouseAsync(spaceId, ct);
        if (_line is null || _stale)
        {
            _stale = false;
            _line = await ReadLineAsync(visit, ct);
        }

        var line = _line;
        var here = await visit.Query<WorkshopParticipant>().CountAsync(p => p.WorkshopId == workshopId, ct);
        var snapshot = _latest is { } latest && latest.PollId == line.Poll?.Id ? latest : null;
        var text = JsonSerializer.Serialize(new Drawn(line.LineId, here, snapshot?.Voted ?? 0, Rows(line, snapshot?.Tally), Words(snapshot?.Tally)), JsonSerializerOptions.Web);
        if (text == _said) return;
        _said = text;
        Talk.Say(Encoding.UTF8.GetBytes($"data: {text}\n\n"));
    }

    private async Task<BoardLine> ReadLineAsync(Visit visit, CancellationToken ct)
    {
        var lineId = await visit.Query<Workshop>().Where(w => w.Id == workshopId).Select(w => w.LineId).FirstOrDefaultAsync(ct);
        var pollId = await visit.Query<WorkshopLine>().Where(l => l.Id == lineId).Select(l => l.PollId).FirstOrDefaultAsync(ct);
        var poll = pollId is null ? null : await visit.Query<Poll>().FirstOrDefaultAsync(p => p.Id == pollId, ct);
        var choices = poll is null ? [] : await visit.Query<PollChoice>().Where(c => c.PollId == poll.Id).OrderBy(c => c.Number).ToListAsync(ct);
        if (_latest?.PollId != poll?.Id || _watch is null)
        {
            _watch?.Dispose();
            (_latest, _watch) = (null, poll is null ? null : tallies.Watch(spaceId, poll.Id, Receive));
        }

        if (poll is not null) tallies.Changed(poll.Id); // shown or hidden since
        return new(lineId, poll, choices);
    }

    private static DrawnRow[]? Rows(BoardLine line, Tally? tally) => tally is null || line.Poll is null || line.Choices.Count == 0 ? null
        : [.. ResultRow.Of(line.Poll.Rules.Kind, line.Choices, tally).Select(r => new DrawnRow(r.Number, Math.Round(Math.Clamp(r.Share, 0, 1) * 100, 2), r.Figure, r.Rest))];

    private static DrawnWord[]? Words(Tally? tally) => tally is null or { Words.Count: 0 } ? null : [.. tally.Words.Take(60).Select(w => new DrawnWord(w.Word, w.Count))];

    private sealed record BoardLine(Guid? LineId, Poll? Poll, IReadOnlyList<PollChoice> Choices);

    private sealed record Drawn(Guid? Line, int Here, int Voted, DrawnRow[]? Rows, DrawnWord[]? Words);

    private sealed record DrawnRow(int Number, double Share, string Figure, string Rest);

    private sealed record DrawnWord(string Word, int Count);
}
