using Workspace.Spaces;
using Workspace.Tools.Polls.Voting;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tools.Polls.Workshops.Boards;

/// <summary>The big screens that are open on this server. Rights are read when one opens and every few seconds while it stays.</summary>
public sealed class BoardRoom : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, (Board Board, int Screens)> _boards = [];
    private readonly Func<Guid, Guid, Board> _make;
    private readonly RoomFeed _feed;

    public BoardRoom(IServiceScopeFactory scopes, Tallies tallies, RoomFeed feed, ILogger<BoardRoom> log)
    {
        (_feed, _make) = (feed, (space, workshop) => new Board(space, workshop, scopes, tallies, log));
        feed.Changed += Changed;
        feed.Beat += Beat;
    }

    /// <summary>Sends the numbers of a workshop to one screen, as long as its reader may see them.</summary>
    public async Task StayAsync(SpaceAccess spaces, Guid spaceId, Guid workshopId, HttpResponse response, CancellationToken ct)
    {
        async Task<bool> MayStayAsync(CancellationToken stop)
        {
            try
            {
                await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, stop);
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }

        var board = Open(spaceId, workshopId);
        try
        {
            await board.Talk.StayAsync(response, MayStayAsync, ct);
        }
        finally
        {
            if (Leave(workshopId)) await board.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Changed -= Changed;
        _feed.Beat -= Beat;
        foreach (var (board, _) in _boards.Values) await board.DisposeAsync();
    }

    private Board Open(Guid spaceId, Guid workshopId)
    {
        lock (_lock)
        {
            var (board, screens) = _boards.GetValueOrDefault(workshopId);
            board ??= _make(spaceId, workshopId);
            _boards[workshopId] = (board, screens + 1);
            board.Begin();
            return board;
        }
    }

    private bool Leave(Guid workshopId)
    {
        lock (_lock)
        {
            if (!_boards.TryGetValue(workshopId, out var open)) return false;
            if (open.Screens > 1)
            {
                _boards[workshopId] = (open.Board, open.Screens - 1);
                return false;
            }

            return _boards.Remove(workshopId);
        }
    }

    private void Changed(Guid workshopId)
    {
        lock (_lock)
        {
            if (_boards.TryGetValue(workshopId, out var open)) open.Board.LookAgain();
        }
    }

    private void Beat()
    {
        lock (_lock)
        {
            foreach (var (board, _) in _boards.Values) board.Talk.Beat();
        }
    }
}
