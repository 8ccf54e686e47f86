using System.Net.WebSockets;
using System.Text.Json;
using Workspace.Prose;

namespace Workspace.Tests.Texts;

/// <summary>An editor without a browser: types, sends a batch at a time, receives, and comes back after a cut.</summary>
public sealed class Editor(Guid text, string? tab = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly Copy _copy = new();
    private readonly List<JsonElement> _heard = [];
    private Wire? _wire;
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _flying;
    private bool _resend;
    private int _flyingBase;
    private bool _isOpen;

    public string Tab { get; } = tab ?? Guid.CreateVersion7().ToString();
    public string Words => Workspace.Prose.Text.PlainText.Of(Doc);
    public Node Doc => In(c => c.Doc);
    public Node Confirmed => In(c => c.Confirmed);
    public int Version => In(c => c.Version);
    public int Sequence => In(c => c.Sequence);
    public int Unsaved => In(c => c.Unsaved);
    public string Right { get; private set; } = "none";
    public bool IsCut => _reading.IsCompleted;

    /// <summary>Told of each commit as it comes, with whether it is this editor's own.</summary>
    public Action<JsonElement, bool>? Heard { get; set; }

    /// <summary>True where a batch is sent as soon as something was typed.</summary>
    public bool SendsByItself { get; init; } = true;

    /// <summary>True where a refused batch is taken back; else it stays for sending again.</summary>
    public bool TakesBack { get; init; } = true;

    public async Task<Editor> ConnectAsync(WebSocket socket, int? version = null)
    {
        _wire = new(socket);
        await _wire.GreetAsync();
        _reading = ReadAsync(_wire);
        await _wire.CallAsync("Open", text, version ?? Version, Tab);
        return this;
    }

    public Task<Editor> OpenedAsync() => UntilAsync(() => _isOpen);

    /// <summary>Types these steps, and sends them where nothing is on its way.</summary>
    public Task TypeAsync(params Step[] steps)
    {
        lock (_lock)
        {
            _copy.Type(steps);
        }

        return SendsByItself ? SendAsync() : Task.CompletedTask;
    }

    /// <summary>Types on the text as it is at this moment.</summary>
    public Task TypeAsync(Func<Node, Step> make)
    {
        lock (_lock)
        {
            _copy.Type(make(_copy.Doc));
        }

        return SendsByItself ? SendAsync() : Task.CompletedTask;
    }

    public Task InsertAsync(int at, string words) => TypeAsync(Texts.Doc.Insert(at, words));

    /// <summary>Sends what waits; the same again where it is on its way already and <paramref name="again"/>.</summary>
    public async Task SendAsync(bool again = false)
    {
        int sequence, since;
        string steps;
        lock (_lock)
        {
            if (!_isOpen || (_copy.IsFlying && !again) || (_copy.IsSaved && !again))
            {
                return;
            }

            if (!_copy.IsFlying || _flying is null)
            {
                (_flying, _flyingBase) = (_copy.Fly(), _copy.Version);
            }

            (steps, since, sequence) = (_flying, _flyingBase, _copy.Sequence);
        }

        await SubmitAsync(since, sequence, steps);
    }

    /// <summary>Sends exactly this.</summary>
    public Task SubmitAsync(int since, int sequence, string steps) => CallAsync("Submit", text, since, sequence, steps);

    public Task CallAsync(string target, params object?[] arguments) => TryAsync(() => _wire!.CallAsync(target, arguments));

    public Task LookAsync(int anchor, int head) => CallAsync("Look", text, Version, anchor, head);

    /// <summary>Waits until everything typed is stored.</summary>
    public Task<Editor> SavedAsync() => UntilAsync(() => _copy.IsSaved && _isOpen);

    public Task<Editor> AtAsync(int version) => UntilAsync(() => _copy.Version >= version);

    /// <summary>Waits for the next message of that name that fits, and takes it.</summary>
    public async Task<JsonElement> HearAsync(string target, Func<JsonElement, bool>? fits = null)
    {
        JsonElement found = default;
        await UntilAsync(() =>
        {
            var at = _heard.FindIndex(m => m.GetProperty("target").GetString() == target && (fits is null || fits(m.GetProperty("content"))));
            if (at >= 0)
            {
                found = _heard[at].GetProperty("content");
                _heard.RemoveAt(at);
            }

            return at >= 0;
        });
        return found;
    }

    public Task CutAsync()
    {
        _wire?.Cut();
        return UntilAsync(() => _reading.IsCompleted);
    }

    public async Task<Editor> UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (holds())
                {
                    return this;
                }

                changed = _changed.Task;
            }

            await Task.WhenAny(changed, Task.Delay(50, CancellationToken.None));
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"Version {_copy.Version}, saved {_copy.IsSaved}, open {_isOpen}, cut {_reading.IsCompleted}, heard {string.Join(", ", _heard.TakeLast(5).Select(m => m.ToString()[..Math.Min(300, m.ToString().Length)]))}.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_wire is not null)
        {
            await _wire.DisposeAsync();
            await _reading;
        }
    }

    private T In<T>(Func<Copy, T> read)
    {
        lock (_lock)
        {
            return read(_copy);
        }
    }

    private async Task ReadAsync(Wire wire)
    {
        await Task.Yield();
        await TryAsync(async () =>
        {
            while (true)
            {
                foreach (var (target, arguments) in await wire.ReadAsync())
                {
                    Take(target, arguments);
                }

                if (SendsByItself)
                {
                    await SendAsync(Interlocked.Exchange(ref _resend, false));
                }
            }
        });
        lock (_lock)
        {
            _isOpen = false;
        }
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // cut off
        }
    }

    private void Take(string target, JsonElement arguments)
    {
        lock (_lock)
        {
            switch (target)
            {
                case "opened":
                    TakeOpened(arguments[0]);
                    break;
                case "commits":
                    TakeCommits(arguments[1]);
                    break;
                case "right":
                    Right = arguments[0].GetProperty("right").GetString()!;
                    break;
                case "refused" when arguments[0].GetProperty("why").GetString() is not "busy" && TakesBack:
                    _copy.TakeBack();
                    break;
            }

            var content = target == "commits" ? arguments[1] : arguments[0];
            if (target is not "commits")
            {
                _heard.Add(JsonSerializer.SerializeToElement(new { target, content }, Deep));
            }

            var changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.TrySetResult();
        }
    }

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 256 };

    private void TakeOpened(JsonElement opened)
    {
        (Right, _isOpen) = (opened.GetProperty("right").GetString()!, true);
        if (opened.TryGetProperty("commits", out var commits))
        {
            TakeCommits(commits);
        }
        else
        {
            _copy.Start(opened.GetProperty("doc"), opened.GetProperty("version").GetInt32());
        }

        _resend = _copy.IsFlying; // not among what came: the server does not have it
    }

    private void TakeCommits(JsonElement commits)
    {
        foreach (var commit in commits.EnumerateArray())
        {
            if (commit.GetProperty("v").GetInt32() <= _copy.Version)
            {
                continue;
            }

            var mine = commit.TryGetProperty("tab", out var tabOf) && tabOf.GetString() == Tab;
            _copy.Receive(commit, mine);
            if (mine)
            {
                _flying = null;
            }

            Heard?.Invoke(commit, mine);
        }
    }
}
