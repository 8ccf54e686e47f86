using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Workspace.Tests.Support;

/// <summary>The product itself, on a database of its own, with a clock that the test sets.</summary>
public sealed class TestServer(Action<IWebHostBuilder>? configure = null, string? postgres = null, string? folder = null) : WebApplicationFactory<Program>
{
    private static readonly Lazy<TestServer> _shared = new(() =>
    {
        var server = new TestServer();
        _ = server.Services; // started by one test, while the others wait
        return server;
    });
    private readonly string? _postgres = postgres ?? TestDatabase.CreateMigrated();

    /// <summary>One server for all tests that leave its clock alone: each has an organisation of its own there.</summary>
    public static TestServer Shared => _shared.Value;

    public TestClock Clock { get; } = new();

    public Workspace.Data.DatabaseSettings Settings => new(Folder, _postgres);

    /// <summary>The data stays when the server ends, for the next one.</summary>
    public bool KeepsFolder { get; init; }

    public string Folder { get; } = folder ?? TestDatabase.CreateFolder();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("WORKSPACE_URL", "https://localhost");
        builder.UseSetting("WORKSPACE_DATA", Folder);
        builder.UseSetting("WORKSPACE_POSTGRES", _postgres ?? "");
        builder.UseSetting("WORKSPACE_PAGES_PER_MINUTE", "1000000");
        builder.UseSetting("WORKSPACE_DEAR_PER_MINUTE", "1000000");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        configure?.Invoke(builder);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        TestDatabase.LetGo(_postgres);
        if (disposing && !KeepsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
