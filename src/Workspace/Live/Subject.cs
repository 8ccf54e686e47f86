namespace Workspace.Live;

/// <summary>What a page shows and wants to hear about.</summary>
public enum SubjectKind
{
    /// <summary>Everything that happens in one space.</summary>
    Space,

    /// <summary>What happens to one thing.</summary>
    Thing,

    /// <summary>The organisation's seats, licences and accounts.</summary>
    Organisation,

    /// <summary>Everything in the person's spaces, and what happens to the person.</summary>
    Home,

    /// <summary>The page lies in this space: who is there, and changes of the space itself.</summary>
    In,

    /// <summary>Whatever happens in the space round the page: its navigation says what waits elsewhere.</summary>
    Around,

    /// <summary>The page is about this thing: who else looks at it.</summary>
    On,
}

/// <summary>A subject as pages write it: <c>space:GUID</c>, <c>thing:GUID</c>, <c>in:GUID</c>, <c>around:GUID</c>, <c>on:GUID</c>, <c>organisation</c> or <c>home</c>.</summary>
public sealed record Subject(SubjectKind Kind, Guid Id)
{
    public const int MaxLength = 48;

    /// <summary>The subject, or null where the text is none: whoever asks for nonsense hears nothing.</summary>
    public static Subject? Read(string? text, Guid organisationId) => text switch
    {
        null or { Length: > MaxLength } => null,
        "organisation" => new(SubjectKind.Organisation, organisationId),
        "home" => new(SubjectKind.Home, organisationId),
        _ => text.Split(':') is [var kind, var id] && Guid.TryParseExact(id, "D", out var guid) && KindOf(kind) is { } known ? new(known, guid) : null,
    };

    private static SubjectKind? KindOf(string word) => word switch
    {
        "space" => SubjectKind.Space,
        "thing" => SubjectKind.Thing,
        "in" => SubjectKind.In,
        "around" => SubjectKind.Around,
        "on" => SubjectKind.On,
        _ => null,
    };
}
