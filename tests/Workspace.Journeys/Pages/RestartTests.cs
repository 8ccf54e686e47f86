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
        var folder = Directory.CreateTempSubdirectory("workspace-restart-").FullName;
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
        using var first = Start(folder, port);
        await AnswersAsync(address);
        await using var guest = await Guest.ArriveAsync(chromium.Browser, address, session);
        var page = await guest.OpenAsync(RiskAddresses.To(w.SpaceId));
        var writing = await guest.Context.NewPageAsync();
        await writing.GotoAsync(RiskAddresses.To(w.SpaceId, "/new"));
        await writing.FillAsync("[name='Form.Title']", "half a sentence");

        first.Kill(); // not a farewell
        await first.WaitForExitAsync();
        await Expect(page.Locator("#connection")).ToContainTextAsync("Keep writing, nothing is lost");
        await using (var meanwhile = new TestServer(folder: folder, configure: builder => builder.UseSetting("WORKSPACE_URL", "http://localhost")) { KeepsFolder = true })
        {
            meanwhile.Clock.Set(TimeProvider.System.GetUtcNow());
            await AddAsync(w.On(meanwhile), "Came meanwhile");
        }

        using var second = Start(folder, port);
        try
        {
            await Expect(page.Locator("#connection")).ToHaveTextAsync("", new() { Timeout = 30_000 });
            await Expect(page.Locator("[data-waiting] button")).ToContainTextAsync("1 new");
            await Expect(writing.Locator("#connection")).ToHaveTextAsync("");
            Assert.Equal("half a sentence", await writing.InputValueAsync("[name='Form.Title']"));
            await writing.ClickAsync("text=Add this risk");
            await Expect(writing.Locator("main [role=alert]")).ToContainTextAsync("Choose how likely it is"); // sent, read and answered
            Assert.Equal("half a sentence", await writing.InputValueAsync("[name='Form.Title']"));
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<RiskRef> AddAsync(TestWorkspace w, string title) =>
        w.DoAsync<RiskActions, RiskRef>(w.Ben, risks => risks.AddAsync(w.SpaceId, Guid.CreateVersion7(), new() { Title = title, Score = new(3, 3) }));

    private static Process Start(string folder, int port)
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
        return server;
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
}
