using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>How the end of a seat is told to its holder.</summary>
public static class SeatWords
{
    /// <summary>"until the end of Wednesday 31 March 2027", or the time of day where the end is not that of a day.</summary>
    public static string Until(DateTimeOffset endsAt, TimeZoneInfo zone)
    {
        var last = LastDay.Of(endsAt, zone);
        return LastDay.EndOf(last, zone) == endsAt ? $"until the end of {Words.LongDay(last)}" : $"until {Words.Instant(endsAt, zone)}";
    }

    /// <summary>"held", "begins later", "ended", "released", "transferred".</summary>
    public static string State(SeatRow row, DateTimeOffset now) => (row.Ending, row) switch
    {
        (SeatEnding.Released, _) => "released",
        (SeatEnding.Transferred, _) => "transferred",
        (_, { EndsAt: var end }) when end <= now => "ended",
        (_, { StartsAt: var start }) when start > now => "begins later",
        _ => "held",
    };

    /// <summary>"Your seat ended on 31 March 2027. Ann Reed can renew it."</summary>
    public static async Task<string> EndedAsync(WorkspaceDb db, Guid personId, DateTimeOffset now)
    {
        var last = await (
            from seat in db.Set<Seat>().AsNoTracking()
            where seat.PersonId == personId && seat.EndsAt <= now && seat.StartsAt < seat.EndsAt
            orderby seat.EndsAt descending
            join organisation in db.Set<Organisation>() on seat.OrganisationId equals organisation.Id
            select new { seat.EndsAt, organisation.TimeZone, organisation.Id }).FirstOrDefaultAsync();
        var renewer = await (
            from administrator in db.Set<Administrator>()
            join person in db.Set<Person>() on administrator.PersonId equals person.Id
            join self in db.Set<Person>() on administrator.OrganisationId equals self.OrganisationId
            where self.Id == personId && person.DisabledAt == null && person.Id != personId
            orderby administrator.AppointedAt
            select person.Name).FirstOrDefaultAsync() ?? "Your administrator";
        return last is null
            ? $"You have no seat at the moment. {renewer} can give you one."
            : $"Your seat ended on {Words.Day(LastDay.Of(last.EndsAt, TimeZoneInfo.FindSystemTimeZoneById(last.TimeZone)))}. {renewer} can renew it.";
    }
}
