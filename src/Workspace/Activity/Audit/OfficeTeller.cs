using System.Globalization;
using System.Text.Json;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Ui;

namespace Workspace.Activity.Audit;

/// <summary>Words for auditors what happened to licences, seats and invitations: of whom, how many, until when; and to the list of organisations.</summary>
internal static class OfficeTeller
{
    /// <summary>Null where it is about something else.</summary>
    public static string? Tell(Event happened)
    {
        using var facts = JsonDocument.Parse(happened.Facts ?? "{}");
        var said = facts.RootElement;
        return OfSeats(happened.Kind, said) ?? OfInvitations(happened.Kind, said) ?? OfJoining(happened.Kind) ?? OfAffiliations(happened.Kind, said);
    }

    private static string? OfSeats(string kind, JsonElement said) => kind switch
    {
        LicensingEvents.Bought => $"Licence {Of(said, "reference")} added{Seats(said, ": ")}",
        LicensingEvents.Changed => $"Licence {Of(said, "reference")} changed{Seats(said, ": ")}",
        LicensingEvents.Assigned => $"Given a seat{With(" of ", Of(said, "licence"))}{With(" until the end of ", Day(said))}",
        LicensingEvents.Renewed => $"Seat renewed{With(" from ", Of(said, "licence"))}{With(" until the end of ", Day(said))}",
        LicensingEvents.Requested => "Asked for a seat",
        LicensingEvents.Declined => "Request for a seat declined",
        LicensingEvents.OrganisationChanged => "Settings of the organisation changed",
        _ => null,
    };

    private static string? OfInvitations(string kind, JsonElement said) => kind switch
    {
        InvitationEvents.Sent => $"Invited {Of(said, "to") ?? "somebody"}{With(", ", Of(said, "role"))}",
        InvitationEvents.Resent => $"Invitation{With(" of ", Of(said, "to"))} sent again",
        InvitationEvents.Withdrawn => $"Invitation{With(" of ", Of(said, "to"))} withdrawn",
        InvitationEvents.Bounced => $"Invitation{With(" of ", Of(said, "to"))} came back",
        InvitationEvents.Accepted => "Accepted the invitation",
        InvitationEvents.ListMoved => said switch
        {
            _ when Number(said, "people") is { } people => $"Sent off a list of {Words.Count(people, "person", "people")}",
            _ when Number(said, "done") is { } done => $"List of invitations worked through: {Words.Count(done, "row")}",
            _ => "List of invitations stopped",
        },
        InvitationEvents.SeatsAsked => $"Asked for{Seats(said, " ")} to invite people",
        InvitationEvents.SeatsGranted => $"Granted{Seats(said, " ")} to invite people",
        InvitationEvents.SeatsDeclined => "Declined seats to invite people",
        _ => null,
    };

    private static string? OfJoining(string kind) => kind switch
    {
        JoinActions.Asked => "Asked to join the space",
        JoinActions.Declined => "Request to join declined",
        JoinActions.Opened => "People may ask to join the space",
        JoinActions.Closed => "Nobody may ask to join the space any more",
        FirstVisit.CharterAccepted => "Accepted the charter",
        _ => null,
    };

    private static string? OfAffiliations(string kind, JsonElement said) => kind switch
    {
        PeopleEvents.AffiliationListed => $"Added {Of(said, "name") ?? "an organisation"} to the list of organisations",
        PeopleEvents.AffiliationRenamed => $"Organisation changed{With(", from ", Of(said, "from"))}{With(" to ", Of(said, "to"))}",
        PeopleEvents.AffiliationMerged => $"{Of(said, "from") ?? "An organisation"} merged into {Of(said, "to") ?? "another"}",
        _ => null,
    };

    private static string Seats(JsonElement said, string before) => Number(said, "seats") is { } seats ? before + Words.Count(seats, "seat") : before == " " ? " seats" : "";

    private static string With(string before, string? what) => what is { Length: > 0 } ? before + what : "";

    private static string? Day(JsonElement said) => DateOnly.TryParse(Of(said, "lastDay"), CultureInfo.InvariantCulture, out var day) ? Words.ShortDay(day) : null;

    private static int? Number(JsonElement said, string key) => said.TryGetProperty(key, out var value) && value.TryGetInt32(out var number) ? number : null;

    private static string? Of(JsonElement said, string key) => said.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
