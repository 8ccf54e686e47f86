using System.Globalization;
using System.Net;
using Workspace.Data;
using Workspace.Files;
using Workspace.Mail;
using Workspace.People.Oidc;

namespace Workspace.Operations;

/// <summary>Everything that can be set from outside: environment variables that begin with WORKSPACE_, or a file named by the same variable with _FILE.</summary>
public sealed record Settings(PublicAddress Address, DatabaseSettings Database, IReadOnlyList<IPAddress> Proxies, string? Listen, bool JsonLogs, int? PagesPerMinute, int? DearPerMinute)
{
    public const string DefaultAddress = "http://localhost:5080";

    private static readonly string[] Known =
        ["WORKSPACE_URL", "WORKSPACE_LISTEN", "WORKSPACE_DATA", "WORKSPACE_POSTGRES", "WORKSPACE_PROXIES", "WORKSPACE_LOGS", "WORKSPACE_PAGES_PER_MINUTE", "WORKSPACE_DEAR_PER_MINUTE", "WORKSPACE_KEY", .. MailServer.Variables, .. OidcSettings.Variables, .. FilesSettings.Variables];

    /// <summary>The master key of the key ring; none: a file in the data folder.</summary>
    public string? Key { get; private init; }

    /// <summary>The organisation's sign-in service, or none.</summary>
    public OidcSettings Oidc { get; private init; } = OidcSettings.None;

    /// <summary>The mail server, or none.</summary>
    public MailServer Mail { get; private init; } = MailServer.None;

    /// <summary>Where files are kept, and how they are looked at.</summary>
    public FilesSettings Files { get; private init; } = new(FileQuota.Gigabyte, null, null);

    /// <summary>Where the server listens: by default the public address itself, or this machine behind a proxy that speaks https.</summary>
    public string ListenAddress => Listen ?? (Address.IsHttps ? "http://127.0.0.1:5080" : Address.Uri.GetLeftPart(UriPartial.Authority));

    public static Settings Read(IConfiguration configuration)
    {
        RefuseUnknown(configuration);
        return new(
            new PublicAddress(Value(configuration, "WORKSPACE_URL") ?? DefaultAddress),
            new DatabaseSettings(Path.GetFullPath(Value(configuration, "WORKSPACE_DATA") ?? "data"), Value(configuration, "WORKSPACE_POSTGRES")),
            Operations.Proxies.Read(Value(configuration, "WORKSPACE_PROXIES")),
            Value(configuration, "WORKSPACE_LISTEN"),
            Choice(configuration, "WORKSPACE_LOGS", "text", "json") == "json",
            Number(configuration, "WORKSPACE_PAGES_PER_MINUTE"),
            Number(configuration, "WORKSPACE_DEAR_PER_MINUTE"))
        {
            Mail = MailServer.Read(configuration),
            Oidc = OidcSettings.Read(configuration),
            Files = FilesSettings.Read(configuration),
            Key = Value(configuration, "WORKSPACE_KEY"),
        };
    }

    /// <summary>The variable, or the content of the file that its _FILE twin names.</summary>
    public static string? Value(IConfiguration configuration, string name)
    {
        var (plain, file) = (Filled(configuration[name]), Filled(configuration[name + "_FILE"]));
        return (plain, file) switch
        {
            (not null, not null) => throw new SettingException($"Both {name} and {name}_FILE are set. Keep one of them."),
            (_, not null) => ReadFile(name, file),
            _ => plain,
        };
    }

    private static string ReadFile(string name, string file)
    {
        if (!File.Exists(file))
        {
            throw new SettingException($"{name}_FILE names '{file}', which is not there.");
        }

        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Others) == UnixFileMode.None
            ? File.ReadAllText(file).Trim()
            : throw new SettingException($"{name}_FILE names '{file}', which everybody on this machine can read. Take that right away (chmod o-rw).");
    }

    private static void RefuseUnknown(IConfiguration configuration)
    {
        var unknown = configuration.AsEnumerable().Select(s => s.Key).FirstOrDefault(key =>
            key.StartsWith("WORKSPACE_", StringComparison.Ordinal) && !Known.Contains(key.EndsWith("_FILE", StringComparison.Ordinal) ? key[..^5] : key, StringComparer.Ordinal));
        if (unknown is not null)
        {
            throw new SettingException($"{unknown} is set, but there is no such setting. There are {string.Join(", ", Known)}.");
        }
    }

    internal static int? Number(IConfiguration configuration, string name) => Value(configuration, name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new SettingException($"{name} is '{text}'. Give a whole number above 0."),
    };

    internal static string? Choice(IConfiguration configuration, string name, params string[] choices) => Value(configuration, name) switch
    {
        null => null,
        var text when choices.Contains(text, StringComparer.Ordinal) => text,
        var text => throw new SettingException($"{name} is '{text}'. Give {string.Join(" or ", choices)}."),
    };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
