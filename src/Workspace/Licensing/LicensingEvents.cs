namespace Workspace.Licensing;

/// <summary>What happens to licences, seats and the organisation. The subject of a seat's event is the person who holds it.</summary>
public static class LicensingEvents
{
    public const string Bought = "licence.bought";
    public const string Changed = "licence.changed";
    public const string Assigned = "seat.assigned";
    public const string Released = "seat.released";
    public const string Transferred = "seat.transferred";
    public const string Renewed = "seat.renewed";
    public const string Requested = "seat.requested";
    public const string Declined = "seat.declined";
    public const string Appointed = "administrator.appointed";
    public const string Removed = "administrator.removed";
    public const string OrganisationChanged = "organisation.changed";
}
