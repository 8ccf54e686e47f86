using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>What the tests of the office share: more people, and a look at the seats.</summary>
internal static class OfficeWork
{
    public static async Task<Actor[]> HireAsync(this TestWorkspace w, int number)
    {
        var people = Enumerable.Range(1, number).Select(n => Person.Join(w.OrganisationId, $"Newcomer {n}", $"new{n}.{Guid.CreateVersion7():N}@example.org", "Europe/London", w.Clock.GetUtcNow())).ToArray();
        await w.WriteAsync(db =>
        {
            db.AddRange(people.Cast<object>());
            return Task.CompletedTask;
        });
        return [.. people.Select(p => new Actor(p.Id, p.Name, p.Email!))];
    }

    public static Task<Guid> BuyAsync(this TestWorkspace w, int seats, string reference = "L-2027-01", string first = "2026-11-24", string last = "2027-03-31") =>
        w.DoAsync<LicenceActions, Guid>(w.Sam, a => a.BuyAsync(new LicenceTerms(reference, seats, DateOnly.ParseExact(first, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd"))));

    public static Task<Guid> AssignAsync(this TestWorkspace w, Actor person, Guid licenceId, DateOnly? lastDay = null, DateOnly? firstDay = null) =>
        w.DoAsync<SeatActions, Guid>(w.Sam, a => a.AssignAsync(person.Id, new SeatTerms(licenceId, firstDay, lastDay)));

    public static Task<List<Seat>> SeatsAsync(this TestWorkspace w, Actor person) =>
        w.ReadAsync(db => db.Set<Seat>().AsNoTracking().Where(s => s.PersonId == person.Id).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync());

    public static async Task<Guid> SeatAsync(this TestWorkspace w, Actor person) => (await w.SeatsAsync(person))[^1].Id;

    public static Task<int> HeldAsync(this TestWorkspace w, Guid licenceId, DateTimeOffset at) =>
        w.ReadAsync(db => db.Set<Seat>().CountAsync(s => s.LicenceId == licenceId && s.StartsAt <= at && at < s.EndsAt));

    /// <summary>The kinds of the organisation's events that belong to licences, seats and the organisation, oldest first.</summary>
    public static Task<List<string>> OfficeEventsAsync(this TestWorkspace w) => w.ReadAsync(db => db.Set<Event>()
        .Where(e => e.OrganisationId == w.OrganisationId && e.SpaceId == null && !e.Kind.StartsWith("person.")).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());

    public static Task<Refusal> RefusedAsync(this TestWorkspace w, Actor? actor, Func<SeatActions, Task> act) => w.RefusedAsync<SeatActions>(actor, act);

    public static Task<Refusal> RefusedAsync<T>(this TestWorkspace w, Actor? actor, Func<T, Task> act) where T : notnull => Assert.ThrowsAsync<Refusal>(() => w.DoAsync(actor, act));
}
