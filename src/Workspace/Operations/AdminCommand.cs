using Workspace.Data;

namespace Workspace.Operations;

/// <summary>Makes an administrator from the console, for the day on which nobody can sign in any more.</summary>
public sealed class AdminCommand(Migrator migrator)
{
    public async Task CreateAsync(string name, string email)
    {
        await migrator.MigrateAsync();
        throw new OperationException($"{name} <{email}> cannot be made an administrator yet.");
    }
}
