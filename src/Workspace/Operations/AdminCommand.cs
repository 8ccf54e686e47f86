using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Operations;

/// <summary>Makes an administrator from the console, for the day on which nobody can sign in any more.</summary>
public sealed class AdminCommand(Migrator migrator, AdminCreation creation)
{
    public async Task CreateAsync(string name, string email)
    {
        await migrator.MigrateAsync();
        try
        {
            Console.WriteLine($"\n{name} is an administrator. This link signs in once, within an hour:\n\n    {await creation.CreateAsync(name, email)}\n");
        }
        catch (Refusal refusal)
        {
            throw new OperationException(refusal.Message);
        }
    }
}
