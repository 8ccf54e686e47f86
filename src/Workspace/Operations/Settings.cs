using Workspace.Data;

namespace Workspace.Operations;

/// <summary>Everything that can be set from outside: environment variables that begin with WORKSPACE_, or a file named by the same variable with _FILE.</summary>
public sealed record Settings(PublicAddress Address, DatabaseSettings Database)
{
    public const string DefaultAddress = "http://localhost:5080";

    public static Settings Read(IConfiguration configuration) => new(
        new PublicAddress(Value(configuration, "WORKSPACE_URL") ?? DefaultAddress),
        new DatabaseSettings(
            Path.GetFullPath(Value(configuration, "WORKSPACE_DATA") ?? "data"),
            Value(configuration, "WORKSPACE_POSTGRES")));

    /// <summary>The variable, or the content of the file that its _FILE twin names.</summary>
    public static string? Value(IConfiguration configuration, string name)
    {
        var (plain, file) = (Filled(configuration[name]), Filled(configuration[name + "_FILE"]));
        return (plain, file) switch
        {
            (not null, not null) => throw new SettingException($"Both {name} and {name}_FILE are set. Keep one of them."),
            (_, not null) when !File.Exists(file) => throw new SettingException($"{name}_FILE names '{file}', which is not there."),
            (_, not null) => File.ReadAllText(file).Trim(),
            _ => plain,
        };
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
