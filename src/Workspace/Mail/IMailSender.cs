namespace Workspace.Mail;

/// <summary>A mail ready to be handed to the mail server.</summary>
/// <param name="Id">The same at each try, so that a mail that arrives twice is seen to be one.</param>
public sealed record Envelope(Guid Id, string ToName, string ToAddress, string Subject, string Plain, string Html, string? StopLink);

/// <summary>Hands mails to a mail server.</summary>
public interface IMailSender
{
    /// <summary>Answers when the server took it; throws <see cref="MailFailure"/> otherwise.</summary>
    Task SendAsync(Envelope envelope, CancellationToken ct = default);
}

/// <summary>How a mail failed.</summary>
public enum MailFault
{
    /// <summary>The server cannot be reached, or takes no mail from us: no letter would go.</summary>
    Server,

    /// <summary>It may take this one later.</summary>
    Later,

    /// <summary>It will never take it: the address is wrong.</summary>
    Refused,
}

/// <summary>A mail was not taken.</summary>
public sealed class MailFailure(MailFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public MailFault Fault { get; } = fault;
}
