using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools.Forums;
using Workspace.Tools.Polls;
using Workspace.Tools.Risks;

namespace Workspace.Bench.Support;

/// <summary>An organisation of a given size in a database of its own: people with seats in one space, and its register.</summary>
public sealed class BenchData(DatabaseSettings settings) : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-bench-alone";

    private readonly ServiceProvider _services = Services(settings);

    /// <summary>Where the database is, for a server on the same data.</summary>
    public string? Folder { get; set; }
    public Guid OrganisationId { get; private set; }
    public Guid SpaceId { get; private set; }
    public IReadOnlyList<Guid> People { get; private set; } = [];

    public IServiceProvider All => _services;

    public static async Task<BenchData> CreateAsync(DatabaseSettings settings, int people, int risks)
    {
        var data = new BenchData(settings);
        await data._services.GetRequiredService<Migrator>().MigrateAsync();
        await data.FillAsync(people, risks);
        return data;
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private async Task FillAsync(int people, int risks)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await _services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        var organisation = Organisation.Found("Bench", "Europe/London", now);
        var licence = Licence.Buy(organisation.Id, "L-1", people + 10, now.AddDays(-30), now.AddDays(300));
        var space = Space.Create(organisation.Id, "Bench", "To be measured.", "", now);
        var bodies = Enumerable.Range(1, 12).Select(i => Affiliation.List(organisation.Id, $"Body {i}")).ToArray();
        db.AddRange(organisation, licence, space);
        db.AddRange(bodies.AsEnumerable());
        (OrganisationId, SpaceId) = (organisation.Id, space.Id);
        People = [.. Enumerable.Range(0, people).Select(i => Join(db, i, licence, space, bodies[i % 12], now))];
        await db.SaveChangesAsync();
        for (var from = 0; from < risks; from += 1000)
        {
            await AddRisksAsync(from, Math.Min(risks, from + 1000), now);
        }
    }

    private static Guid Join(WorkspaceDb db, int number, Licence licence, Space space, Affiliation body, DateTimeOffset now)
    {
        var person = Person.Join(licence.OrganisationId, $"Person Number{number}", $"p{number}@example.org", "Europe/London", now);
        (person.NormalizedEmail, person.NormalizedUserName) = (person.Email!.ToUpperInvariant(), person.UserName!.ToUpperInvariant());
        person.SpeakFor(body);
        db.Add(person);
        db.Add(licence.Assign(person.Id, licence.StartsAt, licence.EndsAt, null, "", [], now));
        db.Add(Membership.Join(space.Id, person.Id, number == 0 ? Role.Owner : Role.Contributor, now));
        db.Add(Session.Start(person.Id, Workspace.People.Secret.Hash(SecretOf(number)), "bench", now));
        return person.Id;
    }

    private async Task AddRisksAsync(int from, int until, DateTimeOffset now)
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        for (var i = from; i < until; i++)
        {
            var details = new RiskDetails { Title = $"Conveyancers’ case systems cannot send message format {i} in time", Cause = "Suppliers plan a year ahead.", Consequence = "Registrations go back to paper.", Category = $"Category {i % 7}", OwnerId = People[i % People.Count], Score = new Score(1 + (i % 5), 1 + (i / 5 % 5)) };
            var (risk, score) = Risk.Add(SpaceId, Guid.CreateVersion7(), i + 1, details, People[0], now);
            db.Add(risk);
            db.Add(score);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>The cookie value of the n-th person's session.</summary>
    public static string SecretOf(int person) => $"{Secret}-{person}";

    private static ServiceProvider Services(DatabaseSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddScoped<CurrentPerson>();
        services.AddWorkspaceData(settings);
        services.AddWorkspaceSpaces();
        new RisksTool().AddServices(services);
        new PollsTool().AddServices(services);
        new ForumsTool().AddServices(services);
        return services.BuildServiceProvider();
    }
}
