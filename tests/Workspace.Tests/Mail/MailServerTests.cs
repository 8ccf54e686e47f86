using Microsoft.Extensions.Configuration;
using Workspace.Mail;
using Workspace.Operations;

namespace Workspace.Tests.Mail;

/// <summary>Settings for mail are judged at start, in sentences.</summary>
public sealed class MailServerTests
{
    private static readonly (string, string) From = ("WORKSPACE_MAIL_FROM", "Workspace <workspace@example.org>");

    [Fact]
    public void Without_settings_there_is_no_mail_server() => Assert.False(Read().IsSet);

    [Fact]
    public void A_server_is_read_with_its_port()
    {
        var server = Read(("WORKSPACE_SMTP", "smtp.example.org"), From, ("WORKSPACE_SMTP_USER", "u"), ("WORKSPACE_SMTP_PASSWORD", "p"));

        Assert.Equal(("smtp.example.org", 587, true), (server.Host, server.Port, server.Tls));
        Assert.Equal(2525, Read(("WORKSPACE_SMTP", "smtp.example.org:2525"), From).Port);
        Assert.Equal(25, Read(("WORKSPACE_SMTP", "smtp.example.org:25"), From).Port);
        Assert.False(Read(("WORKSPACE_SMTP", "127.0.0.1:2525"), From).Tls);
    }

    [Theory]
    [InlineData("WORKSPACE_SMTP is not set", "WORKSPACE_MAIL_FROM=a@example.org")]
    [InlineData("WORKSPACE_MAIL_FROM is ''", "WORKSPACE_SMTP=smtp.example.org")]
    [InlineData("WORKSPACE_MAIL_FROM is 'nobody'", "WORKSPACE_SMTP=smtp.example.org", "WORKSPACE_MAIL_FROM=nobody")]
    [InlineData("WORKSPACE_SMTP is 'http://x/'", "WORKSPACE_SMTP=http://x/", "WORKSPACE_MAIL_FROM=a@example.org")]
    [InlineData("port 465", "WORKSPACE_SMTP=smtp.example.org:465", "WORKSPACE_MAIL_FROM=a@example.org")]
    [InlineData("belong together", "WORKSPACE_SMTP=smtp.example.org", "WORKSPACE_MAIL_FROM=a@example.org", "WORKSPACE_SMTP_USER=u")]
    [InlineData("in the clear", "WORKSPACE_SMTP=smtp.example.org", "WORKSPACE_MAIL_FROM=a@example.org", "WORKSPACE_SMTP_USER=u", "WORKSPACE_SMTP_PASSWORD=p", "WORKSPACE_SMTP_TLS=none")]
    [InlineData("WORKSPACE_SMTP_TLS is 'maybe'", "WORKSPACE_SMTP=smtp.example.org", "WORKSPACE_MAIL_FROM=a@example.org", "WORKSPACE_SMTP_TLS=maybe")]
    public void What_is_wrong_stops_the_start(string says, params string[] settings)
    {
        var error = Assert.Throws<SettingException>(() => Read([.. settings.Select(s => (s[..s.IndexOf('=', StringComparison.Ordinal)], s[(s.IndexOf('=', StringComparison.Ordinal) + 1)..]))]));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    private static MailServer Read(params (string Name, string Value)[] settings) =>
        MailServer.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
