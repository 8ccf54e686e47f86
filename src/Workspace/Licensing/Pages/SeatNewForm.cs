namespace Workspace.Licensing.Pages;

/// <summary>A seat, its renewal or its transfer, as it is typed.</summary>
public sealed class SeatNewForm
{
    public string? PersonId { get; set; }
    public string? LicenceId { get; set; }
    public string? FirstDay { get; set; }
    public string? LastDay { get; set; }
    public string? SponsorId { get; set; }
    public string? Reason { get; set; }
    public bool WithMemberships { get; set; }
}
