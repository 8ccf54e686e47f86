namespace Workspace.Mail;

/// <summary>The kinds of letters that are worded when they are sent; all others carry their words.</summary>
public static class LetterKinds
{
    /// <summary>Somebody asked something of a member.</summary>
    public const string Asked = "asked";

    /// <summary>The daily summary.</summary>
    public const string Summary = "summary";
}

/// <summary>Words one kind of letter at the moment it is sent, with what is true and may be seen then.</summary>
public interface ILetterWords
{
    string Kind { get; }

    /// <summary>The message, or null where nothing is left to tell.</summary>
    Task<Message?> WordAsync(Letter letter, Guid personId, CancellationToken ct = default);
}
