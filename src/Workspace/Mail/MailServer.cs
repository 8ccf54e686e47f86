using System.Net;
using System.Net.Mail;
using Workspace.Operations;

namespace Workspace.Mail;

/// <summary>The mail server that letters are handed to, as the settings name it; or none.</summary>
public sealed record MailServer(string? Host, int Port, string? User, string? Password, bool Tls, MailAddress? From)
{
    public static readonly MailServer None = new(null, 0, null, null, false, null);

    public static readonly string[] Variables = ["WORKSPACE_SMTP", "WORKSPACE_SMTP_USER", "WORKSPACE_SMTP_PASSWORD", "WORKSPACE_SMTP_TLS", "WORKSPACE_MAIL_FROM"];

    private const int Submission = 587, ImplicitTls = 465;

    public bool IsSet => Host is not null;

    public static MailServer Read(IConfiguration configuration)
    {
        var (server, from) = (Settings.Value(configuration, "WORKSPACE_SMTP"), Settings.Value(configuration, "WORKSPACE_MAIL_FROM"));
        var (user, password) = (Settings.Value(configuration, "WORKSPACE_SMTP_USER"), Settings.Value(configuration, "WORKSPACE_SMTP_PASSWORD"));
        var tls = Settings.Choice(configuration, "WORKSPACE_SMTP_TLS", "starttls", "none") != "none";
        if (server is null)
        {
            return from is null && user is null && password is null ? None : throw new SettingException("WORKSPACE_SMTP is not set, but other settings for mail are. Name the mail server, for example smtp.example.org:587.");
        }

        var (host, port) = Split(server);
        if ((user is null) != (password is null))
        {
            throw new SettingException("WORKSPACE_SMTP_USER and WORKSPACE_SMTP_PASSWORD belong together. Set both, or neither.");
        }

        if (!tls && password is not null && !IsThisMachine(host))
        {
            throw new SettingException("WORKSPACE_SMTP_TLS is none, so the password would travel in the clear. Use starttls.");
        }

        return new(host, port, user, password, tls && !IsThisMachine(host), Sender(from));
    }

    private static (string Host, int Port) Split(string server)
    {
        if (!Uri.TryCreate("smtp://" + server, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.PathAndQuery.Length > 1 || uri.UserInfo.Length > 0)
        {
            throw new SettingException($"WORKSPACE_SMTP is '{server}'. Give a name and a port, for example smtp.example.org:587.");
        }

        var port = uri.Port is -1 or 25 && !server.EndsWith(":25", StringComparison.Ordinal) ? Submission : uri.Port;
        return port == ImplicitTls ? throw new SettingException("WORKSPACE_SMTP names port 465. Use the submission port of the same server, which begins TLS by STARTTLS: usually 587.") : (uri.Host, port);
    }

    private static MailAddress Sender(string? from) =>
        MailAddress.TryCreate(from, out var address) && !from!.Any(char.IsControl) ? address : throw new SettingException($"WORKSPACE_MAIL_FROM is '{from}'. Give the address that letters come from, for example Workspace <workspace@example.org>.");

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
