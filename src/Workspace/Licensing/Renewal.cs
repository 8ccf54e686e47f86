using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>
/// A renewal is a further seat, never a changed end: it may come from the next licence, and the rows go on answering
/// who held a seat at any time, and who paid for it.
/// </summary>
internal static class Renewal
{
    /// <param name="open">The person's seats that have not ended.</param>
    public static (DateTimeOffset From, DateTimeOffset Until) Of(IReadOnlyList<Seat> open, Licence licence, DateOnly? lastDay, Office office)
    {
        if (licence.EndsAt <= office.Now)
        {
            throw Refusal.Wrong($"Licence {licence.Reference} has ended. Choose one that runs.", nameof(SeatTerms.LicenceId));
        }

        var after = open.Count > 0 ? open.Max(s => s.EndsAt) : office.Now;
        return (after > licence.StartsAt ? after : licence.StartsAt, SeatTerms.Until(lastDay, licence, office.Zone));
    }
}
