using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People.Passwords;

/// <summary>The names that stand round a person and so make poor passwords.</summary>
public static class KnownWords
{
    private const int MostSpaces = 1000;

    public static async Task<IReadOnlyList<string>> AsAsync(WorkspaceDb db, Person person, CancellationToken ct)
    {
        var organisation = await db.Set<Organisation>().Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var spaces = await db.Set<Space>().Where(s => s.OrganisationId == person.OrganisationId).OrderBy(s => s.Id).Select(s => s.Name).Take(MostSpaces).ToListAsync(ct);
        return [person.Name, person.Email!, organisation, .. spaces];
    }
}
