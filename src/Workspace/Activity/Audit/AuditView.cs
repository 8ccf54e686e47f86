using System.Globalization;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Activity.Audit;

/// <summary>A part of the audit to look at.</summary>
public enum AuditPart
{
    All,
    SignIns,
    Accounts,
    Rights,
    Seats,
    Settings,
    Files,
}

/// <summary>Which lines of the audit are asked for, as the address says it.</summary>
public sealed record AuditView(AuditPart Part = AuditPart.All, string? Person = null, DateOnly? From = null, DateOnly? Until = null, bool RefusedOnly = false, long? Before = null)
{
    private static readonly string[] SignIns = [PeopleEvents.SignedIn, PeopleEvents.SignInRefused, PeopleEvents.SignedOut, PeopleEvents.SessionsEnded, PeopleEvents.Proved];

    public bool IsFiltered => this with { Before = null } != new AuditView();

    public static AuditView Read(string? part, string? person, string? from, string? until, bool refused, string? before) => new(
        Enum.TryParse<AuditPart>(part, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : AuditPart.All,
        person?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, 100)] : null,
        DayIn(from), DayIn(until), refused,
        long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    public string Query()
    {
        string?[] parts =
        [
            Part == AuditPart.All ? null : $"part={Part.ToString().ToLowerInvariant()}",
            Person is null ? null : $"person={Uri.EscapeDataString(Person)}",
            From is { } from ? $"from={from:yyyy-MM-dd}" : null,
            Until is { } until ? $"until={until:yyyy-MM-dd}" : null,
            RefusedOnly ? "refused=true" : null,
            Before is { } before ? string.Create(CultureInfo.InvariantCulture, $"before={before}") : null,
        ];
        return string.Join('&', parts.OfType<string>()) is { Length: > 0 } query ? "?" + query : "";
    }

    internal IQueryable<Event> Filter(IQueryable<Event> events, TimeZoneInfo zone, IReadOnlyList<Guid>? people)
    {
        var (from, until) = (From is { } first ? StartOf(first, zone) : (DateTimeOffset?)null, Until is { } last ? StartOf(last.AddDays(1), zone) : (DateTimeOffset?)null);
        events = OfPart(events);
        if (RefusedOnly)
        {
            events = events.Where(e => e.Kind == PeopleEvents.SignInRefused || e.Kind == AuditEvents.Refused);
        }

        if (people is not null)
        {
            events = events.Where(e => people.Contains(e.ActorId!.Value) || people.Contains(e.SubjectId));
        }

        return events.Where(e => (from == null || e.At >= from) && (until == null || e.At < until) && (Before == null || e.Id < Before)).OrderByDescending(e => e.Id);
    }

    private IQueryable<Event> OfPart(IQueryable<Event> events) => Part switch
    {
        AuditPart.SignIns => events.Where(e => SignIns.Contains(e.Kind)),
        AuditPart.Accounts => events.Where(e => (e.Kind.StartsWith("person.") || e.Kind.StartsWith("affiliation.")) && !SignIns.Contains(e.Kind)),
        AuditPart.Rights => events.Where(e => e.Kind.StartsWith("member.") || e.Kind.StartsWith("administrator.") || e.Kind.StartsWith("invitation.") || e.Kind == AuditEvents.Refused),
        AuditPart.Seats => events.Where(e => e.Kind.StartsWith("seat.") || e.Kind.StartsWith("licence.")),
        AuditPart.Settings => events.Where(e => e.Kind.StartsWith("organisation.") || e.Kind.StartsWith("space.")),
        AuditPart.Files => events.Where(e => e.Kind == AuditEvents.Exported || e.Kind.EndsWith(".imported")),
        _ => events,
    };

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => Licensing.LastDay.StartOf(day, zone);

    // What cannot be read is not asked for: the field then stands empty.
    private static DateOnly? DayIn(string? text)
    {
        try
        {
            return Days.ReadOptional(text);
        }
        catch (Refusal)
        {
            return null;
        }
    }
}
