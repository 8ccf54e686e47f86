using Workspace.Licensing;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Invitations;

/// <summary>Words the letters about invitations.</summary>
internal static class InvitationMail
{
    public const string Kind = "invitation", Added = "added";

    public static Letter Write(Post post, Invitation invitation, string inviter, string place, string secret, DateTimeOffset at, TimeZoneInfo zone) => post.Write(
        invitation.OrganisationId, Kind, Recipient.At(invitation.Name, invitation.Email),
        new Message($"{inviter} invites you to {place}",
            [.. Said(invitation, inviter), invitation.SpaceId is null ? $"{inviter} invites you to work with {place} in Workspace." : $"{inviter} invites you to the space {place}, as {RoleWords.A(invitation.Role)}."],
            "Look at the invitation", "/invitation/{secret}")
        {
            After = [$"The invitation is for {invitation.Email} alone. It works once, until {Words.LongDay(LastDay.Of(invitation.ExpiresAt, zone))}.", "You did not expect it? You need do nothing: opening it changes nothing."],
        },
        at, secret, new LetterTerms(AboutId: invitation.Id, Life: Invitation.Life));

    public static Letter WriteAdded(Post post, Inviting at, Guid personId, string inviter, Role role) => post.Write(
        at.OrganisationId, Added, Recipient.Of(personId),
        new Message($"{inviter} added you to {at.SpaceName}", [$"You are {RoleWords.A(role)} in the space {at.SpaceName} now."], "Open the space", $"/spaces/{at.SpaceId}"),
        at.Now, terms: new LetterTerms(at.SpaceId));

    private static IEnumerable<string> Said(Invitation invitation, string inviter) => invitation.Message.Length == 0 ? [] : [$"{inviter} writes:", invitation.Message];
}
