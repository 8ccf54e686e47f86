using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Workspace.Tests.Support;

namespace Workspace.Tests.Texts;

/// <summary>A server that is stopped while people write.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_server_is_stopped_in_mid_typing_and_nothing_fails()
    {
        using var faults = new Faults();
        var server = new TestServer(builder => builder.ConfigureLogging(logging => logging.AddProvider(faults)));
        var w = await TestWorkspace.OpenOwnAsync(server);
        var (one, two) = (await w.BeginTextAsync(Doc.Of("")), await w.BeginTextAsync(Doc.Of("")));
        Editor[] editors = [await w.EditAsync(w.Ann, one), await w.EditAsync(w.Ben, one), await w.EditAsync(w.Fay, one), await w.EditAsync(w.Ben, two), await w.EditAsync(w.Fay, two)];
        using var stop = new CancellationTokenSource();
        var typing = editors.Select(editor => Task.Run(() => TypeAsync(editor, stop.Token))).ToArray();
        await Task.WhenAll(editors.Select(editor => editor.AtAsync(20)));

        await w.DisposeAsync();
        await stop.CancelAsync();
        await Task.WhenAll(typing);

        Assert.Empty(faults.All);
        foreach (var editor in editors)
        {
            await editor.DisposeAsync();
        }
    }

    private static async Task TypeAsync(Editor editor, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await editor.InsertAsync(1, "x");
            await Task.Yield();
            if (editor.Unsaved > 200)
            {
                await Task.Delay(1, CancellationToken.None);
            }
        }
    }

    /// <summary>What the server logged as a fault.</summary>
    private sealed class Faults : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _all = new();

        public IReadOnlyCollection<string> All => _all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                _all.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
