using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>What is agreed about a licence; both days are included.</summary>
public sealed record LicenceTerms(string Reference, int Seats, DateOnly FirstDay, DateOnly LastDay, string OrderNumber = "", string CostCentre = "");

/// <summary>What is agreed about a seat. Without a first day it begins at once; without a last day it ends with its licence.</summary>
public sealed record SeatTerms(Guid LicenceId, DateOnly? FirstDay = null, DateOnly? LastDay = null, Guid? SponsorId = null, string Reason = "")
{
    /// <summary>Today means now: nobody is given what has already passed.</summary>
    internal DateTimeOffset From(Licence licence, Office office)
    {
        if (FirstDay is { } day && day < office.Today)
        {
            throw Refusal.Wrong("Enter today or a later day; a seat cannot begin in the past.", nameof(FirstDay));
        }

        var from = FirstDay is { } later && later > office.Today ? Licensing.LastDay.StartOf(later, office.Zone) : office.Now;
        return FirstDay is null && licence.StartsAt > from ? licence.StartsAt : from;
    }

    internal DateTimeOffset Until(Licence licence, TimeZoneInfo zone) => Until(LastDay, licence, zone);

    /// <summary>The licence's own last day means its own end, to the instant.</summary>
    internal static DateTimeOffset Until(DateOnly? lastDay, Licence licence, TimeZoneInfo zone) =>
        lastDay is { } day && day != Licensing.LastDay.Of(licence.EndsAt, zone) ? Licensing.LastDay.EndOf(day, zone) : licence.EndsAt;
}
