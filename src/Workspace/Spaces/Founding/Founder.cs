using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces.Founding;

/// <summary>What the organisation lets somebody do about new spaces.</summary>
/// <param name="NamesOwner">An administrator says who owns the space; anybody else who may create one owns it.</param>
public sealed record Founder(Guid PersonId, Guid OrganisationId, bool MayCreate, bool NamesOwner, bool HoldsSeat)
{
    internal static async Task<Founder> ReadAsync(WorkspaceDb db, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (
            from person in db.Set<Person>()
            where person.Id == personId && person.DisabledAt == null
            join organisation in db.Set<Organisation>() on person.OrganisationId equals organisation.Id
            select new
            {
                organisation.Id,
                organisation.SpaceCreation,
                IsAdministrator = db.Set<Administrator>().Any(a => a.PersonId == personId),
                HoldsSeat = db.Set<Seat>().Any(s => s.PersonId == personId && s.StartsAt <= now && now < s.EndsAt),
            }).FirstOrDefaultAsync(ct) ?? throw Refusal.SignedOut();
        var may = found.IsAdministrator || (found.HoldsSeat && found.SpaceCreation == SpaceCreation.SeatHolders);
        return new(personId, found.Id, may, found.IsAdministrator, found.HoldsSeat);
    }
}

/// <summary>A space to be: its words, the tools it has, its first days, and who owns it.</summary>
public sealed record NewSpace(string Name, string Purpose, string Charter, IReadOnlyCollection<string> ToolsOn, IReadOnlyList<(DateOnly Day, string What)> Dates, Guid? OwnerId);
