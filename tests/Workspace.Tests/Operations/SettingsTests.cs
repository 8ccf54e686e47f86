using Microsoft.Extensions.Configuration;
using Workspace.Operations;

namespace Workspace.Tests.Operations;

/// <summary>A wrong setting stops the start, in a sentence.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("WORKSPACE_URL", "http://example.org", "Give an https address")]
    [InlineData("WORKSPACE_URL", "nonsense", "Give an https address")]
    [InlineData("WORKSPACE_LOGS", "xml", "text or json")]
    [InlineData("WORKSPACE_PROXIES", "10.0.0.1, proxy", "no IP address")]
    [InlineData("WORKSPACE_PAGES_PER_MINUTE", "-1", "whole number")]
    [InlineData("WORKSPACE_DATE", "/tmp", "there is no such setting")]
    [InlineData("WORKSPACE_POSTGRES_FILE", "/nowhere/at/all", "is not there")]
    public void A_wrong_setting_is_named(string name, string value, string says)
    {
        var refused = Assert.Throws<SettingException>(() => Settings.Read(Configuration((name, value))));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_comes_from_a_file_that_only_the_server_reads()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "Host=/tmp;Password=secret\n");

        Assert.Equal("Host=/tmp;Password=secret", Settings.Read(Configuration(("WORKSPACE_POSTGRES_FILE", file))).Database.Postgres);

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("everybody", Assert.Throws<SettingException>(() => Settings.Read(Configuration(("WORKSPACE_POSTGRES_FILE", file)))).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Without_settings_it_serves_this_machine_from_sqlite()
    {
        var settings = Settings.Read(Configuration());

        Assert.Equal("http://localhost:5080/", settings.Address.Uri.ToString());
        Assert.True(settings.Database.IsSqlite);
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create<string, string?>(v.Name, v.Value))).Build();
}
