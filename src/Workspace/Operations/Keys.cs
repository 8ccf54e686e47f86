using Microsoft.AspNetCore.DataProtection;
using Workspace.Data;

namespace Workspace.Operations;

/// <summary>The key ring that protects form tokens: in the data folder, readable by the server alone, part of every backup.</summary>
public static class Keys
{
    public static DirectoryInfo Folder(DatabaseSettings settings) => new(Path.Combine(settings.DataFolder, "keys"));

    /// <summary>The folder, made for the server's eyes only where it is missing.</summary>
    public static DirectoryInfo Prepare(DatabaseSettings settings)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var folder = Folder(settings);
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else
        {
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    public static void AddWorkspaceKeys(this IServiceCollection services, DatabaseSettings settings) =>
        services.AddDataProtection().SetApplicationName("Workspace").PersistKeysToFileSystem(Prepare(settings));
}
