namespace Workspace.Invitations;

/// <summary>What happens to invitations; the subject is the invitation, or the list of them.</summary>
public static class InvitationEvents
{
    public const string Sent = "invitation.sent";
    public const string Resent = "invitation.resent";
    public const string Withdrawn = "invitation.withdrawn";
    public const string Bounced = "invitation.bounced";
    public const string Accepted = "invitation.accepted";
    public const string ListMoved = "invitations.moved";
    public const string SeatsAsked = "invitations.seats-asked";
    public const string SeatsGranted = "invitations.seats-granted";
    public const string SeatsDeclined = "invitations.seats-declined";
}
