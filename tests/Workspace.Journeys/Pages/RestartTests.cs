using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
        var port = FreePort();
        TestWorkspace w;
        string session;
        await using (var before = new TestServer(folder: folder, configure: builder => builder.UseSetting("WORKSPACE_URL", "http://localhost")) { KeepsFolder = true })
        {
            before.Clock.Set(TimeProvider.System.GetUtcNow());
            w = await TestWorkspace.OpenOwnAsync(before);
            session = await before.Services.GetRequiredService<Sessions>().StartAsync(w.Ben.Id, "a journey");
            await AddAsync(w, "Known before");
        }

        var address = $"http://127.0.0.1:{port}";
        await using var first = Start(folder, port);
        await AnswersAsync(address);
        await using var guest = await Guest.ArriveAsync(chromium.Browser, address, session);
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

        await using var second = Start(folder, port);
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

    private static Child Start(string folder, int port)
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "Workspace.dll")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = SourceOf("src/Workspace") };
        start.Environment["WORKSPACE_URL"] = $"http://localhost:{port}";
        start.Environment["WORKSPACE_LISTEN"] = $"http://127.0.0.1:{port}";
        start.Environment["WORKSPACE_DATA"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development"; // serves the browser part as the build left it
        var server = Process.Start(start)!;
        server.OutputDataReceived += static (_, _) => { };
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return new(server);
    }

    private static async Task AnswersAsync(string address)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync($"{address}/sign-in");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 300)
            {
                // not yet
            }

            await Task.Delay(100);
        }
    }

    private static string SourceOf(string folder)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (here is not null && !File.Exists(Path.Combine(here.FullName, "Workspace.sln")))
        {
            here = here.Parent;
        }

        return Path.Combine(here!.FullName, folder);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class DataFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("workspace-restart-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    /// <summary>A server in a process of its own; whatever becomes of the test, it ends with it.</summary>
    private sealed class Child(Process process) : IAsyncDisposable
    {
        /// <summary>Without a farewell.</summary>
        public async Task KillAsync()
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await KillAsync();
            process.Dispose();
        }
    }
}
