namespace Workspace.Spaces;

/// <summary>Why a "no" is a "no".</summary>
public enum RefusalKind
{
    NotFound,
    Forbidden,
    Wrong,
    Conflict,
    SeatEnded,
    SignedOut,
    TooMany,
    Unavailable,
}

/// <summary>A "no", worded for the person who asked. Shown on the page where it happened; never logged as a fault.</summary>
public sealed class Refusal(RefusalKind kind, string message, string? field = null) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;

    /// <summary>The name of the form field that it is about, where there is one.</summary>
    public string? Field { get; } = field;

    /// <summary>How long to wait before the next try, where that is known.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public int Status => Kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden or RefusalKind.SeatEnded => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.SignedOut => StatusCodes.Status401Unauthorized,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Unknown and forbidden look the same to whoever may not see a thing.</summary>
    public static Refusal NotFound() => new(RefusalKind.NotFound, "There is nothing here that you can see. The address may be wrong, or you may not be a member.");

    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, message);

    /// <summary>What was asked breaks a rule; the message says what to do.</summary>
    public static Refusal Wrong(string message, string? field = null) => new(RefusalKind.Wrong, message, field);

    public static Refusal Conflict(string message) => new(RefusalKind.Conflict, message);

    public static Refusal SignedOut() => new(RefusalKind.SignedOut, "Sign in to go on.");

    public static Refusal TooMany(string message, TimeSpan wait) => new(RefusalKind.TooMany, message) { RetryAfter = wait };

    public static Refusal Unavailable(string message) => new(RefusalKind.Unavailable, message);
}
