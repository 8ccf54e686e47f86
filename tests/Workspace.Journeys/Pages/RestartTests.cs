using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Workspace.People;
using Workspace.Tools.Risks;
using TestServer = Workspace.Tests.Support.TestServer;

namespace Workspace.Journeys.Pages;

/// <summary>The server is killed in the middle of everything and started again.</summary>
public sealed class RestartTests(Chromium chromium)
{
    [Fact]
    public async Task The_page_comes_back_by_itself_with_its_text_and_what_happened_meanwhile()
    {
        using var data = new DataFolder(); // goes last, after the servers
        var folder = data.Path;
        var (settings, port) = (new Workspace.Data.DatabaseSettings(folder, null), ServerProcess.FreePort());
        TestWorkspace w;
        string session;
        await using (var before = new TestServer(folder: folder, configure: builder => builder.UseSetting("WORKSPACE_URL", "http://localhost")) { KeepsFolder = true })
        {
            before.Clock.Set(TimeProvider.System.GetUtcNow());
            w = await TestWorkspace.OpenOwnAsync(before);
            session = await before.Services.GetRequiredService<Sessions>().StartAsync(w.Ben.Id, "a journey");
            await AddAsync(w, "Known before");
        }

        await using var first = await ServerProcess.StartAsync(settings, port);
        await using var guest = await Guest.ArriveAsync(chromium.Browser, $"http://127.0.0.1:{port}", session);
        var page = await guest.OpenAsync(RiskAddresses.To(w.SpaceId));
        var writing = await guest.Context.NewPageAsync();
        await writing.GotoAsync(RiskAddresses.To(w.SpaceId, "/new"));
        await writing.FillAsync("[name='Form.Title']", "half a sentence");

        await first.KillAsync();
        await Expect(page.Locator("#connection")).ToContainTextAsync("Keep writing, nothing is lost");
        await using (var meanwhile = new TestServer(folder: folder, configure: builder => builder.UseSetting("WORKSPACE_URL", "http://localhost")) { KeepsFolder = true })
        {
            meanwhile.Clock.Set(TimeProvider.System.GetUtcNow());
            await AddAsync(w.On(meanwhile), "Came meanwhile");
        }

        await using var second = await ServerProcess.StartAsync(settings, port);
        await Expect(page.Locator("#connection")).ToHaveTextAsync("", new() { Timeout = 30_000 });
        await Expect(page.Locator("[data-waiting] button")).ToContainTextAsync("1 new");
        await Expect(writing.Locator("#connection")).ToHaveTextAsync("");
        Assert.Equal("half a sentence", await writing.InputValueAsync("[name='Form.Title']"));
        await writing.ClickAsync("text=Add this risk");
        await Expect(writing.Locator("main [role=alert]")).ToContainTextAsync("Choose how likely it is"); // sent, read and answered
        Assert.Equal("half a sentence", await writing.InputValueAsync("[name='Form.Title']"));
    }

    private static Task<RiskRef> AddAsync(TestWorkspace w, string title) =>
        w.DoAsync<RiskActions, RiskRef>(w.Ben, risks => risks.AddAsync(w.SpaceId, Guid.CreateVersion7(), new() { Title = title, Score = new(3, 3) }));

    private sealed class DataFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("workspace-restart-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
