namespace Workspace.Mail;

/// <summary>What a letter says, in words: both its plain and its HTML part are written from this.</summary>
/// <param name="Subject">Read in a list of mails: says what it is about.</param>
/// <param name="Lines">Paragraphs before the button.</param>
/// <param name="Button">Verb and object: "Accept the invitation".</param>
/// <param name="Address">Where the button leads: a path of ours, with {secret} where the secret of a link belongs.</param>
public sealed record Message(string Subject, IReadOnlyList<string> Lines, string? Button = null, string? Address = null)
{
    public IReadOnlyList<MessageSection> Sections { get; init; } = [];

    /// <summary>Paragraphs after the button, quieter.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Where to choose which mails come, or to stop them; none where a mail cannot be declined.</summary>
    public string? StopAddress { get; init; }
}

/// <summary>A titled list in a letter.</summary>
public sealed record MessageSection(string Title, IReadOnlyList<MessageItem> Items);

/// <summary>One line of a list: what, a quieter line, and where to read it.</summary>
public sealed record MessageItem(string Title, string? Detail = null, string? Address = null);
