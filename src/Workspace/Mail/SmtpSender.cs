using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Workspace.Operations;

namespace Workspace.Mail;

/// <summary>Hands mails to the server over SMTP, by the base library. STARTTLS; one mail a connection.</summary>
public sealed class SmtpSender(MailServer server, PublicAddress address) : IMailSender
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public async Task SendAsync(Envelope envelope, CancellationToken ct = default)
    {
        using var message = Write(envelope);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls, Credentials = server.User is null ? null : new NetworkCredential(server.User, server.Password) };
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MailFailure(MailFault.Server, $"The mail server did not answer within {Longest.TotalSeconds:N0} seconds.");
        }
        catch (SmtpException error)
        {
            throw new MailFailure(FaultOf(error), error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message, error);
        }
    }

    private static MailFault FaultOf(SmtpException error) => (int)error.StatusCode switch
    {
        // Of a recipient: 5xx for good, 4xx for now. Of the connection, the sign-in or ourselves: the server's.
        >= 500 when error is SmtpFailedRecipientException => MailFault.Refused,
        >= 400 and < 500 when error is SmtpFailedRecipientException => MailFault.Later,
        450 or 451 or 452 or 552 or 554 => MailFault.Later,
        _ => MailFault.Server,
    };

    private MailMessage Write(Envelope envelope)
    {
        var message = new MailMessage
        {
            From = server.From!,
            Subject = HeaderText.Clean(envelope.Subject, Letter.MaxSubject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = envelope.Plain,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.To.Add(HeaderText.Recipient(envelope.ToName, envelope.ToAddress));
        message.AlternateViews.Add(View(envelope.Plain, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(envelope.Html, MediaTypeNames.Text.Html));
        message.Body = null;
        message.Headers["Message-ID"] = $"<{envelope.Id:N}@{address.Uri.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        if (envelope.StopLink is { } stop)
        {
            message.Headers["List-Unsubscribe"] = $"<{stop}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return message;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
