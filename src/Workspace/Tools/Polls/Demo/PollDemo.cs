using Microsoft.EntityFrameworkCore;
using Workspace.Operations.Demo;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Demo;

/// <summary>Asks and answers the polls of the example organisation as its people would have, day by day.</summary>
internal sealed class PollDemo(DemoSpace space, IServiceProvider services, DemoClock? clock, IReadOnlyDictionary<string, Guid> people)
{
    public static async Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        if (space.Key != "reform") return;
        services.GetService<DemoClock>()?.Be(TimeSpan.Zero); // those vote who hold a seat to this day
        await using var visit = await services.GetRequiredService<SpaceAccess>().EnterAsAsync(space.OwnerId, space.SpaceId, Role.Reader, PollsTool.Polls, ct);
        var people = await visit.Members().Where(m => visit.Seated().Contains(m.PersonId)).GroupBy(m => m.Name).ToDictionaryAsync(g => g.Key, g => g.First().PersonId, ct);
        await new PollDemo(space, services, services.GetService<DemoClock>(), people).FillAsync(ct);
    }

    internal Guid SpaceId => space.SpaceId;

    internal Guid this[string name] => people[name];

    internal Guid NewId() => Guid.CreateVersion7(clock?.GetUtcNow() ?? TimeProvider.System.GetUtcNow());

    private async Task FillAsync(CancellationToken ct)
    {
        clock?.Be(TimeSpan.Zero);
        var today = new DateTimeOffset((clock?.GetUtcNow() ?? TimeProvider.System.GetUtcNow()).UtcDateTime.Date, TimeSpan.Zero);
        foreach (var poll in ReformPolls.All)
        {
            var id = await OpenAsync(poll, today, ct);
            foreach (var (voter, paper) in poll.Votes([.. people.Keys.Order(StringComparer.Ordinal)])) await AsAsync<Votes>(people[voter], votes => votes.CastAsync(space.SpaceId, id, paper, ReceiptCode.Make(), ct: ct));
            if (poll.Closed is { } closed) await CloseAsync(poll, id, closed, today, ct);
        }

        await ReformWorkshops.FillAsync(this, ct);
        clock?.Be(TimeSpan.Zero);
    }

    // So many days ago, at that hour.
    internal void Be(double daysAgo, int hour)
    {
        clock?.Be(TimeSpan.Zero);
        if (clock?.GetUtcNow() is { } now) clock.Be(now - new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-daysAgo).AddHours(hour));
    }

    private async Task<Guid> OpenAsync(DemoPoll poll, DateTimeOffset today, CancellationToken ct)
    {
        Be(poll.Opened, 10);
        var id = Guid.CreateVersion7(clock?.GetUtcNow() ?? TimeProvider.System.GetUtcNow());
        var choices = poll.Dates.Count > 0 ? poll.Dates.Select(d => Pages.ChoiceLines.Date(OnWorkday(today.AddDays(d.InDays)).ToString($"d'/'M'/'yyyy '{d.Time}'"), DateOnly.FromDateTime(today.UtcDateTime), Zone)) : poll.Choices;
        var plan = new PollPlan(poll.Question, poll.Background, poll.Rules, [.. choices], poll.ClosesIn is { } days ? today.AddDays(days).AddHours(17) : null);
        await AsAsync<PollActions>(people[poll.By], polls => polls.DraftAsync(space.SpaceId, id, plan, ct));
        await AsAsync<PollActions>(people[poll.By], polls => polls.OpenAsync(space.SpaceId, id, ct: ct));
        return id;
    }

    private async Task CloseAsync(DemoPoll poll, Guid id, double closed, DateTimeOffset today, CancellationToken ct)
    {
        Be(closed, 16);
        await AsAsync<PollActions>(people["Fay Owen"], polls => polls.CloseAsync(space.SpaceId, id, ct));
        if (poll.Outcome.Length == 0) return;
        var version = (await AsAsync<PollQueries, PollView>(people["Fay Owen"], polls => polls.ReadAsync(space.SpaceId, id, null, ct))).Poll.Version;
        await AsAsync<PollActions>(people["Fay Owen"], polls => polls.ConcludeAsync(space.SpaceId, id, version, poll.Outcome, DateOnly.FromDateTime(today.UtcDateTime).AddDays(poll.ReviewIn), ct));
        if (poll.Becomes is { } other) await AsAsync<Becoming>(people["Fay Owen"], links => links.BecomeAsync(space.SpaceId, PollsTool.Polls, id, other, ct));
    }

    internal Task<bool> AsAsync<T>(Guid person, Func<T, Task> act) where T : notnull => AsAsync<T, bool>(person, async service =>
    {
        await act(service);
        return true;
    });

    internal async Task<TResult> AsAsync<T, TResult>(Guid person, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var now = clock?.GetUtcNow() ?? default;
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.Empty, person, Guid.Empty, "", "", "Europe/London", Theme.System, true, true, now, now, false));
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    internal async Task AsNobodyAsync<T>(Func<T, Task> act) where T : notnull
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static DateTimeOffset OnWorkday(DateTimeOffset day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(4), DayOfWeek.Sunday => day.AddDays(2), _ => day };

    private static TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
}

/// <summary>A poll of the example, before it is asked. Days count back from today, or on from it.</summary>
internal sealed record DemoPoll(string By, string Question, PollRules Rules, double Opened)
{
    public string Background { get; init; } = "";
    public IReadOnlyList<PlannedChoice> Choices { get; init; } = [];
    public IReadOnlyList<(int InDays, string Time)> Dates { get; init; } = [];
    public int? ClosesIn { get; init; }
    public double? Closed { get; init; }
    public string Outcome { get; init; } = "";
    public int ReviewIn { get; init; }

    /// <summary>The tool in which the result became something.</summary>
    public string? Becomes { get; init; }

    /// <summary>Who votes what, of all who may.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<(string Voter, Paper Paper)>> Votes { get; init; } = _ => [];
}
