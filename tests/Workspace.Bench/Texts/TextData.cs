using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workspace.Activity;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Live;
using Workspace.Mail;
using Workspace.People;
using Workspace.Prose;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools;

namespace Workspace.Bench.Texts;

/// <summary>Texts in a database of their own, with people who may write in them.</summary>
internal sealed class TextData : IAsyncDisposable
{
    private readonly BenchData _people;
    private readonly ServiceProvider _services;

    private TextData(BenchData people, DatabaseSettings settings)
    {
        _people = people;
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddConsole().SetMinimumLevel(LogLevel.Error)).AddSingleton(TimeProvider.System).AddScoped<CurrentPerson>().AddSingleton<Glances>();
        services.AddSingleton(new Toolbox());
        services.AddWorkspaceData(settings);
        services.AddWorkspaceSpaces();
        services.AddDataProtection();
        services.AddSingleton(MailServer.None).AddSingleton<Post>().AddSingleton<AccountNotices>().AddSingleton<Sessions>(); // ended sessions are told by letter
        services.AddWorkspaceLive(settings);
        services.AddWorkspaceTexts(settings);
        services.AddSingleton<ISearchFeed, NoSearch>();
        _services = services.BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    /// <summary>The organisation, its space and its people; what they are is known also when this is over.</summary>
    public BenchData People => _people;

    public static async Task<TextData> CreateAsync(string folder, int people)
    {
        var settings = new DatabaseSettings(folder, null);
        return new(await BenchData.CreateAsync(settings, people, risks: 1), settings);
    }

    public async Task<Guid> BeginAsync(Node doc)
    {
        var id = Guid.CreateVersion7();
        await InAsync(async (texts, visit) =>
        {
            texts.Begin(visit, new(id, "risks", id, "bench.edited", doc));
            await visit.SaveAsync();
        });
        return id;
    }

    /// <summary>As the owner of the space.</summary>
    public async Task InAsync(Func<SharedTexts, Visit, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsAsync(_people.People[0], _people.SpaceId, Role.Reader);
        await act(_services.GetRequiredService<SharedTexts>(), visit);
    }

    public async Task StartJobsAsync()
    {
        foreach (var job in _services.GetServices<IHostedService>())
        {
            await job.StartAsync(default);
        }
    }

    public async Task StopJobsAsync()
    {
        foreach (var job in _services.GetServices<IHostedService>().Reverse())
        {
            await job.StopAsync(default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _people.DisposeAsync();
    }

    // The index is not what is measured.
    private sealed class NoSearch : ISearchFeed
    {
        public Task AgainAsync(string? tool, Guid spaceId, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => Task.CompletedTask;
    }
}
