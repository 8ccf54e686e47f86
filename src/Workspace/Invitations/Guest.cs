using System.Text.Json.Serialization;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>What becomes of a row of a list of people.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuestKind>))]
public enum GuestKind
{
    /// <summary>Gets an invitation, and an account and a seat when they accept.</summary>
    New,

    /// <summary>Has an account and no seat: gets an invitation, and a seat when they accept.</summary>
    Seatless,

    /// <summary>Holds a seat: is added at once.</summary>
    Add,

    /// <summary>Stands in the list twice; the first row counts.</summary>
    Twice,

    /// <summary>Is a member already, or invited already.</summary>
    Known,

    /// <summary>Cannot be read, or is not allowed.</summary>
    Wrong,
}

/// <summary>A row as it was pasted or read from a file.</summary>
public sealed record RawGuest(int Line, string Name, string Email)
{
    public string Affiliation { get; init; } = "";
    public string Role { get; init; } = "";
    public string From { get; init; } = "";
    public string Until { get; init; } = "";
    public string Sponsor { get; init; } = "";

    /// <summary>Where the row comes from another space; the address is not shown then.</summary>
    public Guid? PersonId { get; init; }
}

/// <summary>A row as it was understood.</summary>
public sealed record Guest(int Line, string Name, string Email, Role Role, GuestKind Kind, string Note = "")
{
    public Guid? AffiliationId { get; init; }

    /// <summary>A body that is not on the organisation's list yet.</summary>
    public string? NewAffiliation { get; init; }
    public string? Affiliation { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public Guid? SponsorId { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>True where the address was not typed by whoever sees the list.</summary>
    public bool Hidden { get; init; }

    [JsonIgnore] public bool TakesSeat => Kind is GuestKind.New or GuestKind.Seatless;

    [JsonIgnore] public bool IsOut => Kind is GuestKind.Twice or GuestKind.Known or GuestKind.Wrong;
}
