using Workspace.Live;
using Workspace.Ui.Kit;

namespace Workspace.Tests.Live;

/// <summary>A browser that reads slowly, or not at all, delays nobody and hears the last word.</summary>
public sealed class OutboxTests
{
    private readonly SlowBrowser _browser = new();
    private bool _closed;

    [Fact]
    public void Nothing_more_is_sent_while_one_message_is_on_its_way()
    {
        var box = Open();

        for (var i = 0; i < 100; i++)
        {
            box.Changed();
        }

        Assert.Equal(["changed"], _browser.Told);
    }

    [Fact]
    public void What_came_meanwhile_is_said_once_and_last()
    {
        var box = Open();
        box.Changed();
        box.Changed();
        box.Present(new(1, []));
        box.Present(new(7, []));

        _browser.Take();
        _browser.Take();
        _browser.Take();

        Assert.Equal(["changed", "changed", "present 7"], _browser.Told);
        box.Changed();
        Assert.Equal(4, _browser.Told.Count);
    }

    [Fact]
    public void The_end_comes_before_everything_else()
    {
        var box = Open();
        box.Present(new(1, []));
        box.Changed();
        box.Ended();

        _browser.Take();
        _browser.Take();

        Assert.Equal(["present 1", "ended"], _browser.Told);
    }

    [Fact]
    public void A_browser_that_takes_nothing_is_stuck()
    {
        var box = Open();
        Assert.False(box.IsStuck(TimeSpan.Zero));

        box.Changed();
        Assert.True(box.IsStuck(TimeSpan.Zero));
        Assert.False(box.IsStuck(TimeSpan.FromMinutes(1)));

        _browser.Take();
        Assert.False(box.IsStuck(TimeSpan.Zero));
    }

    [Fact]
    public void A_broken_connection_is_closed()
    {
        var box = Open();
        box.Changed();

        _browser.Break();

        Assert.True(_closed);
    }

    private Outbox Open() => new(_browser, () => _closed = true, TimeProvider.System);

    private sealed class SlowBrowser : ILiveBrowser
    {
        private TaskCompletionSource _taken = new();

        public List<string> Told { get; } = [];

        public Task Changed() => Tell("changed");

        public Task Around() => Tell("around");

        public Task Ended() => Tell("ended");

        public Task Present(PresenceView present) => Tell($"present {present.Count}");

        public Task PresentHere(PresenceView present) => Tell($"here {present.Count}");

        public void Take() => _taken.SetResult();

        public void Break() => _taken.SetException(new IOException("gone"));

        private Task Tell(string words)
        {
            Told.Add(words);
            return (_taken = new()).Task;
        }
    }
}
