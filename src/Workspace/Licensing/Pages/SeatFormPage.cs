using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Licensing.Pages;

/// <summary>A form about seats: it says what it costs before its button.</summary>
public abstract class SeatFormPage : OfficePage
{
    protected SeatForm Offer { get; private set; } = null!;

    [Inject] protected SeatActions Actions { get; set; } = null!;

    [Inject] private SeatForms Forms { get; set; } = null!;

    protected IReadOnlyList<Crumb> InSeats => [.. InOffice, new("Seats", "/office/seats")];

    protected string DayHint => $"Until the end of this day. Left empty, the licence’s last day. For example, {Days.Example}";

    protected async Task ReadAsync(IReadOnlyCollection<Guid> seats)
    {
        Offer = await Forms.ReadAsync(seats, Stop);
        (Now, Zone) = (Offer.Now, Offer.Zone);
    }

    /// <summary>"L-2026-04", "2 of 60 seats free until the end of Wednesday 31 March 2027".</summary>
    protected IReadOnlyList<Choice> Licences(int needed) =>
        [.. Offer.Licences.Select(l => new Choice(l.Licence.Id.ToString(), l.Licence.Reference, RunsLonger(l) ? Cost(l, needed) : $"Ends with or before these seats, {SeatWords.Until(l.Licence.EndsAt, Zone)}", !RunsLonger(l)))];

    /// <summary>A licence that some of these seats do not outlast.</summary>
    protected bool RunsLonger(LicenceOffer offer) => Offer.Seats.Count == 0 || Offer.Seats.Any(s => offer.Licence.EndsAt > (s.RenewedUntil ?? s.EndsAt));

    internal static IReadOnlyList<Choice> Named(IEnumerable<Chooseable> people)
    {
        var all = people.ToArray();
        var twice = all.GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. all.Select(p => new Choice(p.Id.ToString(), twice.Contains(p.Name) ? $"{p.Name} ({p.Email})" : p.Name))];
    }

    protected Guid ChosenLicence(string? id) => IdIn(id) ?? throw Refusal.Wrong("Choose a licence.", nameof(SeatNewForm.LicenceId));

    protected DateOnly? LastDayIn(string? text) => Days.ReadOptional(text, nameof(SeatNewForm.LastDay), Offer.Today);

    private string Cost(LicenceOffer offer, int needed)
    {
        var licence = offer.Licence;
        var when = licence.StartsAt > Now ? $"from {Words.Day(offer.FirstDay)} {SeatWords.Until(licence.EndsAt, Zone)}" : SeatWords.Until(licence.EndsAt, Zone);
        var free = offer.Free > 0 ? $"{Words.Number(offer.Free)} of {Words.Count(licence.Seats, "seat")} free {when}" : $"No seat free {when}";
        return needed > 1 && offer.Free < needed ? $"{free}; this needs {Words.Number(needed)}" : free;
    }
}
