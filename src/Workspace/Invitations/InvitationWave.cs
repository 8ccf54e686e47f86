using Microsoft.EntityFrameworkCore;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>One transaction's worth of a list: invitations, letters, memberships and their events.</summary>
internal sealed class InvitationWave
{
    private readonly Inviting _at;
    private readonly InvitationBatch _batch;
    private readonly Post _post;
    private readonly string _inviter, _place;
    private readonly HashSet<string> _invited;
    private readonly Dictionary<Guid, Membership> _members;
    private readonly Dictionary<string, Affiliation> _affiliations;

    private InvitationWave(Inviting at, InvitationBatch batch, Post post, (string, string) names, HashSet<string> invited, Dictionary<Guid, Membership> members, Dictionary<string, Affiliation> affiliations)
    {
        (_at, _batch, _post, _invited, _members, _affiliations) = (at, batch, post, invited, members, affiliations);
        (_inviter, _place) = names;
    }

    public int Invited { get; private set; }
    public int Added { get; private set; }

    public static async Task<InvitationWave> PrepareAsync(Inviting at, InvitationBatch batch, IReadOnlyList<Guest> rows, Post post, CancellationToken ct)
    {
        var keys = rows.Select(r => EmailAddress.Key(r.Email)).ToArray();
        var people = rows.Select(r => r.PersonId).OfType<Guid>().ToArray();
        var names = rows.Select(r => r.NewAffiliation).OfType<string>().Select(Text.Key).ToArray();
        return new(at, batch, post, await InviteActions.NamesAsync(at, ct),
            await at.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && keys.Contains(i.EmailKey)).Select(i => i.EmailKey).ToHashSetAsync(ct),
            await at.Set<Membership>().Where(m => m.SpaceId == at.SpaceId && people.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, ct),
            await at.Set<Affiliation>().Where(a => a.OrganisationId == at.OrganisationId && names.Contains(a.Key)).ToDictionaryAsync(a => a.Key, ct));
    }

    public void Take(Guest guest)
    {
        if (guest.TakesSeat && _invited.Add(EmailAddress.Key(guest.Email)))
        {
            Invite(guest with { AffiliationId = guest.AffiliationId ?? BodyOf(guest)?.Id });
        }
        else if (guest is { Kind: GuestKind.Add, PersonId: { } personId })
        {
            Join(guest, personId);
        }
    }

    private void Invite(Guest guest)
    {
        var secret = Secret.Make();
        var invitation = Invitation.Make(_at.OrganisationId, _at.SpaceId, guest, _batch.Message, _at.PersonId, Secret.Hash(secret), _at.Now);
        _at.Set<Invitation>().Add(invitation);
        _at.Record(InvitationEvents.Sent, invitation.Id, new { to = guest.Email, role = _at.SpaceId is null ? null : RoleWords.Name(guest.Role) });
        if (_post.IsOn)
        {
            _at.Set<Letter>().Add(InvitationMail.Write(_post, invitation, _inviter, _place, secret, _at.Now, _at.Zone));
        }

        Invited++;
    }

    private void Join(Guest guest, Guid personId)
    {
        switch (_members.GetValueOrDefault(personId))
        {
            case null:
                _at.Set<Membership>().Add(Membership.Join(_at.SpaceId!.Value, personId, guest.Role, _at.Now));
                _at.Record(MemberEvents.Joined, personId, new { role = RoleWords.Name(guest.Role) });
                break;
            case { LeftAt: not null } known:
                known.Return(guest.Role, _at.Now);
                _at.Record(MemberEvents.Returned, personId, new { role = RoleWords.Name(guest.Role) });
                break;
            default:
                return;
        }

        _at.Set<Letter>().Add(InvitationMail.WriteAdded(_post, _at, personId, _inviter, guest.Role));
        Added++;
    }

    private Affiliation? BodyOf(Guest guest)
    {
        if (guest.NewAffiliation is not { } name)
        {
            return null;
        }

        if (!_affiliations.TryGetValue(Text.Key(name), out var body))
        {
            _affiliations[Text.Key(name)] = body = Affiliation.List(_at.OrganisationId, name);
            _at.Set<Affiliation>().Add(body);
            _at.Record(PeopleEvents.AffiliationListed, body.Id, new { body.Name });
        }

        return body;
    }
}
