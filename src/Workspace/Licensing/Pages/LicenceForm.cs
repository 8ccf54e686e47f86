using System.Globalization;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Licensing.Pages;

/// <summary>A licence as it is typed.</summary>
public sealed class LicenceForm
{
    public string? Reference { get; set; }
    public string? Seats { get; set; }
    public string? FirstDay { get; set; }
    public string? LastDay { get; set; }
    public string? OrderNumber { get; set; }
    public string? CostCentre { get; set; }
    public int Version { get; set; }

    public static LicenceForm Of(Licence licence, TimeZoneInfo zone) => new()
    {
        Reference = licence.Reference,
        Seats = Words.Number(licence.Seats),
        FirstDay = Days.Write(Licensing.LastDay.DayOf(licence.StartsAt, zone)),
        LastDay = Days.Write(Licensing.LastDay.Of(licence.EndsAt, zone)),
        OrderNumber = licence.OrderNumber,
        CostCentre = licence.CostCentre,
        Version = licence.Version,
    };

    public LicenceTerms Read(DateOnly today) => new(
        Reference ?? "",
        int.TryParse(Seats, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seats)
            ? seats
            : throw Refusal.Wrong("Enter the number of seats in figures, for example 60.", nameof(Seats)),
        Days.Read(FirstDay, nameof(FirstDay), today), Days.Read(LastDay, nameof(LastDay), today), OrderNumber ?? "", CostCentre ?? "");
}
