using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Workspace.Data;

namespace Workspace.Operations;

/// <summary>
/// The key ring that protects form tokens and the seeds of second factors: in the database, so that every server has it, and encrypted
/// by a master key that is not there.
/// </summary>
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

    public static void AddWorkspaceKeys(this IServiceCollection services, Settings settings)
    {
        Prepare(settings.Database);
        services.AddSingleton(_ => MasterKey.Open(settings)).AddSingleton<KeyRing>().AddSingleton<KeyCipher>();
        services.AddDataProtection().SetApplicationName("Workspace");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(ring =>
            (ring.XmlRepository, ring.XmlEncryptor) = (provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<KeyCipher>())));
    }
}
