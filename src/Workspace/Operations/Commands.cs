namespace Workspace.Operations;

/// <summary>The sub-commands of the program: anything but serving.</summary>
public static class Commands
{
    /// <summary>Null where the arguments ask for the server itself.</summary>
    public static Task<int?> RunAsync(string[] args) => Task.FromResult<int?>(args is [] or [['-', ..], ..] ? null : Unknown(args[0]));

    private static int Unknown(string command)
    {
        Console.Error.WriteLine($"There is no command '{command}'. Without a command the server starts.");
        return 64;
    }
}
