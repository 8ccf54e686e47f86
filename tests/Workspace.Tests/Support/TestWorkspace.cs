using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Tests.Support;

/// <summary>Somebody of the cast.</summary>
public sealed record Actor(Guid Id, string Name, string Email);

/// <summary>
/// An organisation with one space and the cast: Ann owns it, Fay facilitates, Ben contributes, Cas may comment, Rae reads, Zed holds a seat
/// but is no member, Gil's seat has lapsed, Sam administers seats and is no member, Ola belongs to another organisation and owns a space there.
/// </summary>
public sealed class TestWorkspace : IAsyncDisposable
{
    private readonly bool _owns;

    private TestWorkspace(TestServer server, bool owns) => (Server, _owns) = (server, owns);

    public TestServer Server { get; private set; }
    public TestClock Clock => Server.Clock;
    public Guid OrganisationId { get; private set; }
    public Guid LicenceId { get; private set; }
    public Guid SpaceId { get; private set; }
    public Guid OtherSpaceId { get; private set; }
    public Actor Ann { get; private set; } = null!;
    public Actor Fay { get; private set; } = null!;
    public Actor Ben { get; private set; } = null!;
    public Actor Cas { get; private set; } = null!;
    public Actor Rae { get; private set; } = null!;
    public Actor Zed { get; private set; } = null!;
    public Actor Gil { get; private set; } = null!;
    public Actor Sam { get; private set; } = null!;
    public Actor Ola { get; private set; } = null!;

    /// <summary>A new organisation on the shared server. Its clock stands still: tests that move time use <see cref="OpenOwnAsync"/>.</summary>
    public static Task<TestWorkspace> OpenAsync() => OpenAsync(TestServer.Shared, owns: false);

    /// <summary>A server of the test's own, ended with it.</summary>
    public static Task<TestWorkspace> OpenOwnAsync(TestServer? server = null) => OpenAsync(server ?? new TestServer(), owns: true);

    /// <summary>A browser in which this person is signed in; none: a stranger's.</summary>
    public async Task<Browser> SignInAsync(Actor? actor)
    {
        var browser = new Browser(Server);
        if (actor is not null)
        {
            browser.SetCookie("__Host-session", await Server.Services.GetRequiredService<Sessions>().StartAsync(actor.Id, "a test"));
        }

        return browser;
    }

    /// <summary>Calls a service as this person, without a page in between.</summary>
    public async Task<TResult> DoAsync<TService, TResult>(Actor? actor, Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = Server.Services.CreateAsyncScope();
        if (actor is not null)
        {
            scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(
                Guid.CreateVersion7(), actor.Id, OrganisationId, actor.Name, "XX", "Europe/London", Theme.System, true, true, Clock.GetUtcNow(), Clock.GetUtcNow(), false));
        }

        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task DoAsync<TService>(Actor? actor, Func<TService, Task> act) where TService : notnull =>
        DoAsync<TService, bool>(actor, async service =>
        {
            await act(service);
            return true;
        });

    /// <summary>Looks into the database, past all doors.</summary>
    public async Task<T> ReadAsync<T>(Func<WorkspaceDb, Task<T>> read)
    {
        await using var db = await Server.Services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Writes into the database, past all doors.</summary>
    public Task WriteAsync(Func<WorkspaceDb, Task> write) => ReadAsync(async db =>
    {
        await write(db);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>The kinds of this space's events, oldest first.</summary>
    public Task<List<string>> EventsAsync() => ReadAsync(db => db.Set<Event>().Where(e => e.SpaceId == SpaceId).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());

    /// <summary>The same organisation on another server that has its data.</summary>
    public TestWorkspace On(TestServer server)
    {
        var same = (TestWorkspace)MemberwiseClone();
        same.Server = server;
        return same;
    }

    public async ValueTask DisposeAsync()
    {
        if (_owns)
        {
            await Server.DisposeAsync();
        }
    }

    private static async Task<TestWorkspace> OpenAsync(TestServer server, bool owns)
    {
        var workspace = new TestWorkspace(server, owns);
        _ = server.Services; // starts it
        await workspace.WriteAsync(db =>
        {
            workspace.Fill(db);
            return Task.CompletedTask;
        });
        return workspace;
    }

    private void Fill(WorkspaceDb db)
    {
        var now = Clock.GetUtcNow();
        var (mine, licence, space) = Found(db, "Land registration", "Land registration reform", now);
        var (theirs, theirLicence, theirSpace) = Found(db, "Land registration", "Land registration reform", now);
        (OrganisationId, LicenceId, SpaceId, OtherSpaceId) = (mine.Id, licence.Id, space.Id, theirSpace.Id);
        var department = Affiliation.List(mine.Id, "Department for Land");
        var lenders = Affiliation.List(mine.Id, "Lenders’ Association");
        db.AddRange(department, lenders);

        Actor Cast(string name, Organisation organisation, Licence? seatIn, Affiliation? speaksFor, Space? member = null, Role role = Role.Reader, bool lapsed = false)
        {
            var person = Person.Join(organisation.Id, name, $"{name.ToLowerInvariant().Replace(' ', '.')}.{Guid.CreateVersion7():N}@example.org", "Europe/London", now);
            (person.NormalizedEmail, person.NormalizedUserName) = (person.Email!.ToUpperInvariant(), person.UserName!.ToUpperInvariant());
            person.SpeakFor(speaksFor);
            db.Add(person);
            if (seatIn is not null)
            {
                var (from, until) = lapsed ? (seatIn.StartsAt, now.AddDays(-10)) : (seatIn.StartsAt, seatIn.EndsAt);
                db.Add(seatIn.Assign(person.Id, from, until, null, "", [], now));
            }

            if (member is not null)
            {
                db.Add(Membership.Join(member.Id, person.Id, role, now));
            }

            return new Actor(person.Id, name, person.Email!);
        }

        Ann = Cast("Ann Reed", mine, licence, department, space, Role.Owner);
        Fay = Cast("Fay Owen", mine, licence, department, space, Role.Facilitator);
        Ben = Cast("Ben Okoro", mine, licence, lenders, space, Role.Contributor);
        Cas = Cast("Cas Lind", mine, licence, lenders, space, Role.Commenter);
        Rae = Cast("Rae Moss", mine, licence, lenders, space, Role.Reader);
        Zed = Cast("Zed Hale", mine, licence, lenders);
        Gil = Cast("Gil Marsh", mine, licence, lenders, space, Role.Contributor, lapsed: true);
        Sam = Cast("Sam Price", mine, null, department);
        Ola = Cast("Ola Berg", theirs, theirLicence, null, theirSpace, Role.Owner);
        db.Add(Administrator.Appoint(mine.Id, Sam.Id, null, now));
        db.Add(Administrator.Appoint(theirs.Id, Ola.Id, null, now));
    }

    private static (Organisation, Licence, Space) Found(WorkspaceDb db, string name, string spaceName, DateTimeOffset now)
    {
        var organisation = Organisation.Found(name, "Europe/London", now);
        var licence = Licence.Buy(organisation.Id, "L-2026-04", 20, now.AddMonths(-6), now.AddMonths(6));
        var space = Space.Create(organisation.Id, spaceName, "Make registration digital.", "", now);
        db.AddRange(organisation, licence, space);
        return (organisation, licence, space);
    }
}
