using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Activity.Shell;

/// <summary>What the frame round a page shows of a person: their spaces, where they are, what waits, and their seat.</summary>
/// <param name="Organisation">The organisation that holds the licence, by its own name.</param>
/// <param name="Affiliation">The body this person speaks for.</param>
/// <param name="IsAdministrator">May enter the office.</param>
/// <param name="SeatEndsAt">The exclusive end of the seat held now; null where none is held, and then there are no spaces.</param>
/// <param name="Zone">The organisation's time zone.</param>
/// <param name="Spaces">By name, archived ones last.</param>
/// <param name="Here">The space of the page; null elsewhere, and where the person is no member.</param>
public sealed record ShellFacts(
    string Organisation, string? Affiliation, bool IsAdministrator, DateTimeOffset? SeatEndsAt, TimeZoneInfo Zone,
    IReadOnlyList<SpaceFacts> Spaces, HereFacts? Here);

/// <summary>A space of the person, and whether others changed something in it since their last visit.</summary>
public sealed record SpaceFacts(Guid Id, string Name, string Marking, Role Role, DateTimeOffset? ArchivedAt, DateTimeOffset ReadUntil, bool Changed)
{
    public string Address => $"/spaces/{Id}";
}

/// <summary>The space of the page, with the tools that are on and the names of those who help.</summary>
public sealed record HereFacts(SpaceFacts Space, IReadOnlyList<ToolFacts> Tools, bool PeopleChanged, IReadOnlyList<string> Helpers);

/// <summary>A tool that is on: how much waits in it for the person, and whether others changed something in it.</summary>
public sealed record ToolFacts(ITool Tool, int Duties, bool Changed);
