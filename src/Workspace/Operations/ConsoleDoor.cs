using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Operations;

/// <summary>Finds the person and the space that a command names. What they may do there is asked at the door, as always.</summary>
public sealed class ConsoleDoor(IDbContextFactory<WorkspaceDb> databases)
{
    /// <param name="email">The person's address.</param>
    /// <param name="space">The space's id or its name.</param>
    public async Task<(Guid Person, Guid Space)> FindAsync(string email, string space)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = email.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().Where(p => p.NormalizedEmail == key).Select(p => (Guid?)p.Id).FirstOrDefaultAsync()
            ?? throw new OperationException($"Nobody has the address {email}.");
        if (Guid.TryParse(space, out var id)) return (person, id);
        var named = await db.Set<Space>().Where(s => s.Name == space).Select(s => s.Id).Take(2).ToListAsync();
        return named switch
        {
            [var one] => (person, one),
            [] => throw new OperationException($"There is no space '{space}'."),
            _ => throw new OperationException($"Several spaces are called '{space}'. Give the id of one; it stands in its address."),
        };
    }
}
