using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Workspace.People;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Faults;

/// <summary>People who add risks one after the other on a server that is killed.</summary>
public sealed class KilledServer(TestWorkspace w, string[] sessions)
{
    private int _number;

    /// <summary>What was answered as added, and all that was sent.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = [];

    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>An organisation in data of its own, and the present time on its clock; the server stays to look into the data.</summary>
    public static async Task<(TestServer Server, TestWorkspace Cast)> PrepareAsync()
    {
        var server = new TestServer();
        server.Clock.Set(TimeProvider.System.GetUtcNow());
        return (server, await TestWorkspace.OpenOwnAsync(server));
    }

    public static async Task<KilledServer> WithWritersAsync(TestWorkspace w, int writers)
    {
        var sessions = w.Server.Services.GetRequiredService<Sessions>();
        return new(w, await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => sessions.StartAsync(w.Ben.Id, "a test"))));
    }

    /// <summary>One life of the server: it is killed in the middle of everything after so many answers.</summary>
    public async Task LiveAsync(int answers)
    {
        await using var server = await ServerProcess.StartAsync(w.Server.Settings);
        var enough = Acknowledged.Count + answers;
        var killed = new TaskCompletionSource();
        var writers = sessions.Select(session => WriteAsync(server.Address, session, () =>
        {
            if (Acknowledged.Count >= enough)
            {
                killed.TrySetResult();
            }
        })).ToArray();
        await killed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await server.KillAsync();
        await Task.WhenAll(writers);
    }

    private async Task WriteAsync(Uri address, string session, Action answered)
    {
        var browser = new Browser(address);
        browser.SetCookie("session", session);
        try
        {
            var form = await browser.GetAsync(RiskAddresses.To(w.SpaceId, "/new"));
            while (true)
            {
                var title = $"Risk {Interlocked.Increment(ref _number)}";
                Sent.Enqueue(title);
                var page = await form.PressAsync("Add this risk", ("Form.Id", $"{Guid.CreateVersion7()}"), ("Form.Title", title), ("Form.Likelihood", "3"), ("Form.Impact", "3"));
                Assert.Equal(title, page.Title);
                Acknowledged.Enqueue(title);
                answered();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // killed: what was sent last may be there or not
        }
    }
}
