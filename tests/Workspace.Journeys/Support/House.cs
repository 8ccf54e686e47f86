using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Live;
using Workspace.People;
using Workspace.Spaces;
using TestServer = Workspace.Tests.Support.TestServer;

[assembly: AssemblyFixture(typeof(House))]

namespace Workspace.Journeys.Support;

/// <summary>The product itself on a port of this machine, with pages to try the script on beside its own.</summary>
public sealed class House : IAsyncLifetime
{
    private readonly TestServer _server;

    public House()
    {
        _server = new(builder =>
        {
            builder.UseSetting("WORKSPACE_URL", "http://localhost");
            builder.UseStaticWebAssets(); // as the build left them, compressed ones too
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(Trials));
        });
        _server.UseKestrel(0);
        _server.Clock.Set(TimeProvider.System.GetUtcNow()); // cookies are judged by the browser's clock
    }

    public Trials Trials { get; } = new();

    public TestServer Server => _server;

    /// <summary>By the name that the server knows itself under, which passkeys are bound to.</summary>
    public string Address => $"http://localhost:{_server.ClientOptions.BaseAddress.Port}";

    public ValueTask InitializeAsync()
    {
        _ = _server.Services; // starts it
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>A new organisation with the cast, on this server.</summary>
    public Task<TestWorkspace> OpenAsync() => TestWorkspace.OpenOwnAsync(_server);

    /// <summary>The secret of a new session of this person.</summary>
    public Task<string> SessionAsync(Actor actor) => _server.Services.GetRequiredService<Sessions>().StartAsync(actor.Id, "a journey");

    public long Version => _server.Services.GetRequiredService<LiveVersion>().Now;
}

/// <summary>What the other person does.</summary>
public static class Doing
{
    /// <summary>Somebody changes the thing.</summary>
    public static Task ChangeAsync(this TestWorkspace w, Actor actor, Guid thingId) => w.DoAsync<SpaceAccess>(actor, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        visit.Record("test.changed", thingId);
        await visit.SaveAsync();
    });

    /// <summary>Something happens past all doors.</summary>
    public static Task HappenAsync(this TestWorkspace w, string kind, Guid subjectId, Guid? spaceId = null) => w.WriteAsync(db =>
    {
        db.Add(new Event { OrganisationId = w.OrganisationId, SpaceId = spaceId, Kind = kind, SubjectId = subjectId, At = w.Clock.GetUtcNow() });
        return Task.CompletedTask;
    });
}
