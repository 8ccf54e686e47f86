using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Invitations;

/// <summary>Says of each row of a list what would come of it: nothing is done before somebody has seen that.</summary>
internal sealed class GuestJudge
{
    private readonly Inviting _at;
    private readonly Role _role;
    private readonly DateOnly? _until;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, KnownPerson> _people = [];
    private Dictionary<Guid, KnownMember> _members = [];
    private Dictionary<string, Affiliation> _affiliations = [];
    private HashSet<string> _invited = [];
    private AllowedDomains _allowed = AllowedDomains.All;

    private GuestJudge(Inviting at, Role role, DateOnly? until) => (_at, _role, _until) = (at, role, until);

    public static async Task<IReadOnlyList<Guest>> JudgeAsync(Inviting at, IReadOnlyList<RawGuest> rows, Role role, DateOnly? until, CancellationToken ct)
    {
        var judge = new GuestJudge(at, role, until);
        await judge.ReadAsync(rows, ct);
        return [.. rows.Select(judge.Judge)];
    }

    private async Task ReadAsync(IReadOnlyList<RawGuest> rows, CancellationToken ct)
    {
        var now = _at.Now;
        var keys = rows.SelectMany(r => new[] { r.Email, r.Sponsor }).Where(a => a.Contains('@', StringComparison.Ordinal)).Select(EmailAddress.Key).Distinct().ToArray();
        var ids = rows.Select(r => r.PersonId).OfType<Guid>().ToArray();
        var seats = _at.Set<Seat>();
        _people = await _at.Set<Person>().Where(p => p.OrganisationId == _at.OrganisationId && (keys.Contains(p.NormalizedEmail!) || ids.Contains(p.Id)))
            .Select(p => new KnownPerson(p.Id, p.Name, p.Email!, p.NormalizedEmail!, p.DisabledAt != null, seats.Any(s => s.PersonId == p.Id && s.EndsAt > now && s.StartsAt < s.EndsAt)))
            .ToDictionaryAsync(p => p.Key, ct);
        _members = await _at.Set<Membership>().Where(m => m.SpaceId == _at.SpaceId).Select(m => new KnownMember(m.PersonId, m.Role, m.LeftAt != null)).ToDictionaryAsync(m => m.PersonId, ct);
        _affiliations = await _at.Set<Affiliation>().AsNoTracking().Where(a => a.OrganisationId == _at.OrganisationId).ToDictionaryAsync(a => a.Key, ct);
        _invited = await _at.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null).Select(i => i.EmailKey).ToHashSetAsync(ct);
        _allowed = AllowedDomains.Of(await _at.Set<Organisation>().Where(o => o.Id == _at.OrganisationId).Select(o => o.AllowedDomains).SingleAsync(ct));
    }

    private Guest Judge(RawGuest raw)
    {
        try
        {
            return Read(raw);
        }
        catch (Refusal wrong)
        {
            return new(raw.Line, Short(raw.Name), Short(raw.Email), _role, GuestKind.Wrong, wrong.Message) { Hidden = raw.PersonId is not null };
        }
    }

    private Guest Read(RawGuest raw)
    {
        var known = raw.PersonId is { } id ? _people.Values.FirstOrDefault(p => p.Id == id) : null;
        var email = known?.Email ?? EmailAddress.Read(raw.Email);
        var key = EmailAddress.Key(email);
        known ??= _people.GetValueOrDefault(key);
        var affiliation = raw.Affiliation.Length == 0 ? null : _affiliations.GetValueOrDefault(Text.Key(raw.Affiliation));
        var guest = new Guest(raw.Line, known?.Name ?? (raw.Name.Length == 0 ? "" : NameText.Read(raw.Name, Person.MaxName, "the name")), email, RoleIn(raw.Role, known), GuestKind.New)
        {
            AffiliationId = affiliation?.Id,
            Affiliation = affiliation?.Name ?? (raw.Affiliation.Length > 0 ? raw.Affiliation : null),
            NewAffiliation = raw.Affiliation.Length > 0 && affiliation is null ? NewBody(raw.Affiliation) : null,
            From = Days.ReadOptional(raw.From, null, _at.Today),
            Until = Days.ReadOptional(raw.Until, null, _at.Today) ?? _until,
            SponsorId = SponsorIn(raw.Sponsor),
            PersonId = known?.Id,
            Hidden = raw.PersonId is not null,
        };
        CheckDays(guest);
        return !_seen.Add(key) ? guest with { Kind = GuestKind.Twice, Note = "Stands in the list twice" } : Known(guest, key, known);
    }

    private Guest Known(Guest guest, string key, KnownPerson? known) => known switch
    {
        { Disabled: true } => guest with { Kind = GuestKind.Wrong, Note = "This account is switched off. An administrator can switch it on." },
        not null when _at.SpaceId is not null && _members.TryGetValue(known.Id, out var member) && !member.Left => guest with { Kind = GuestKind.Known, Note = "Is a member already" },
        not null when _at.IsOffice && known.HasSeat => guest with { Kind = GuestKind.Known, Note = "Holds a seat already" },
        _ when _invited.Contains(key) => guest with { Kind = GuestKind.Known, Note = "Is invited already" },
        { HasSeat: true } => guest with { Kind = GuestKind.Add, Note = Returning(known) ?? "Holds a seat: added at once" },
        not null => guest with { Kind = GuestKind.Seatless, Note = Returning(known) ?? "Has an account, needs a seat" },
        _ => _allowed.Includes(guest.Email) ? guest : throw Refusal.Wrong($"Addresses at {guest.Email[(guest.Email.LastIndexOf('@') + 1)..]} may not be invited. An administrator keeps the list of those that may."),
    };

    private string? Returning(KnownPerson known) => _members.GetValueOrDefault(known.Id) is { Left: true } member ? $"Was here before as {RoleWords.A(member.Role)}" : null;

    // Who comes back has the role of before, unless the list says another.
    private Role RoleIn(string text, KnownPerson? known) => text.Length == 0
        ? known is not null && _members.GetValueOrDefault(known.Id) is { Left: true } member ? member.Role : _role
        : Enum.TryParse<Role>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsDigit(text[0]) ? role : throw Refusal.Wrong($"“{Short(text)}” is no role. Use owner, facilitator, contributor, commenter or reader.");

    private string NewBody(string name) => _at.IsOffice ? NameText.Read(name, Affiliation.MaxName, "the organisation’s name") : throw Refusal.Wrong($"“{Short(name)}” is not on the list of organisations. An administrator can add it.");

    private Guid? SponsorIn(string text) => text.Length == 0 ? null
        : _people.GetValueOrDefault(EmailAddress.Key(text)) is { Disabled: false } sponsor ? sponsor.Id : throw Refusal.Wrong($"The sponsor “{Short(text)}” has no account here. Give the address of somebody who has.");

    private void CheckDays(Guest guest)
    {
        if (guest.Until < (guest.From ?? _at.Today))
        {
            throw Refusal.Wrong(guest.From is null ? "The last day is past." : "The last day is before the first.");
        }
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private sealed record KnownPerson(Guid Id, string Name, string Email, string Key, bool Disabled, bool HasSeat);

    private sealed record KnownMember(Guid PersonId, Role Role, bool Left);
}
