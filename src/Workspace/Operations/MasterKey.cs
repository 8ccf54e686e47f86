using System.Security.Cryptography;
using System.Text;

namespace Workspace.Operations;

/// <summary>
/// The one secret that is not in the database: without it a stolen database opens no second factor, and no line of the audit can be
/// forged. It comes from WORKSPACE_KEY, the same on every server, or lies in the data folder, made at the first start.
/// </summary>
public sealed class MasterKey
{
    public const string FileName = "master";

    private const int Bytes = 32, ShortestSecret = 32;

    private readonly byte[] _secret;

    private MasterKey(byte[] secret) => _secret = secret;

    public static MasterKey Open(Settings settings) => settings.Key switch
    {
        null => new(OpenFile(Path.Combine(Keys.Prepare(settings.Database).FullName, FileName))),
        { Length: < ShortestSecret } => throw new SettingException($"WORKSPACE_KEY is too short. Give at least {ShortestSecret} random characters, for example what 'openssl rand -base64 48' prints."),
        var text => new(Encoding.UTF8.GetBytes(text)),
    };

    /// <summary>A key for one purpose, from which no other can be found.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, Bytes, info: Encoding.UTF8.GetBytes("Workspace " + purpose));

    private static byte[] OpenFile(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        return Convert.FromBase64String(File.ReadAllText(file).Trim());
    }

    // Whole or not at all, and never twice: of two that start at once the first one's stays.
    private static void Make(string file)
    {
        var mine = $"{file}.{Guid.CreateVersion7():N}";
        using (var stream = new FileStream(mine, OperatingSystem.IsWindows() ? new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write } : new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(mine, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(mine);
        }
    }
}
