using Microsoft.EntityFrameworkCore;
using Workspace.Invitations;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>One page of a list of seats, with what stands above it.</summary>
/// <param name="Licence">The one licence that the list is about, or none for all.</param>
/// <param name="Only">The same, and also where there is no other.</param>
public sealed record SeatList(
    LicenceRow? Licence, LicenceRow? Only, SeatFigures Figures, IReadOnlyList<SeatRow> Rows, int Count, int All, SeatView View,
    IReadOnlyList<Affiliation> Affiliations, DateTimeOffset Now, TimeZoneInfo Zone)
{
    public int Pages => (Count + SeatView.PageSize - 1) / SeatView.PageSize;
}

/// <summary>Who held a seat at an instant.</summary>
public sealed record SeatHistory(IReadOnlyList<SeatRow> Rows, int Count, DateTimeOffset At, DateOnly Day, TimeZoneInfo Zone);

/// <summary>Lists of seats: of one licence or all, as they are now or were at any time.</summary>
public sealed class SeatQueries(OfficeAccess access)
{
    public const int MostInFile = 500_000;

    public async Task<SeatList> ListAsync(Guid? licenceId, SeatView view, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var licences = (await OfficeQueries.LicencesAsync(office, ct)).Where(l => licenceId is null || l.Licence.Id == licenceId).ToArray();
        if (licenceId is not null && licences.Length == 0)
        {
            throw Refusal.NotFound();
        }

        var seats = SeatRow.Of(office).Where(r => licenceId == null || r.LicenceId == licenceId);
        var rows = view.Filter(seats, office.Now);
        var count = view.IsFiltered ? await rows.CountAsync(ct) : licences.Sum(l => l.InUse);
        view = view with { Page = Math.Clamp(view.Page, 1, Math.Max(1, (count + SeatView.PageSize - 1) / SeatView.PageSize)) };
        return new SeatList(
            licenceId is null ? null : licences[0], licences.Length == 1 ? licences[0] : null, await FiguresAsync(office, licences, seats, ct),
            await PageAsync(office, licenceId, rows, view, ct),
            count, view.IsFiltered ? await seats.CountAsync(ct) : count, view, await office.Query<Affiliation>().OrderBy(a => a.Name).Take(500).ToListAsync(ct), office.Now, office.Zone);
    }

    /// <summary>The seats as they stood at an instant, whatever became of them since.</summary>
    public async Task<SeatHistory> HeldAtAsync(string? day, int page = 1, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var asked = Ui.Days.ReadOptional(day, "on") ?? office.Today;
        var at = asked == office.Today ? office.Now : LastDay.StartOf(asked, office.Zone).AddHours(12);
        var rows = SeatRow.Of(office).Where(r => r.StartsAt <= at && at < r.EndsAt);
        return new SeatHistory(await rows.OrderBy(r => r.Name).ThenBy(r => r.SeatId).Skip((page - 1) * SeatView.PageSize).Take(SeatView.PageSize).ToListAsync(ct), await rows.CountAsync(ct), at, asked, office.Zone);
    }

    /// <summary>Everything one person ever held, latest first.</summary>
    public async Task<(string Name, IReadOnlyList<SeatRow> Rows, DateTimeOffset Now, TimeZoneInfo Zone)> OfPersonAsync(Guid personId, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        var name = await office.Query<Person>().Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        return (name, await SeatRow.Of(office).Where(r => r.PersonId == personId).OrderByDescending(r => r.StartsAt).Take(200).ToListAsync(ct), office.Now, office.Zone);
    }

    /// <summary>All seats that match, for a spreadsheet.</summary>
    public async Task<(IReadOnlyList<SeatRow> Rows, DateTimeOffset Now, TimeZoneInfo Zone)> ExportAsync(Guid? licenceId, int most, CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        if (licenceId is { } id && !await office.Query<Licence>().AnyAsync(l => l.Id == id, ct))
        {
            throw Refusal.NotFound();
        }

        return (await SeatRow.Of(office).Where(r => licenceId == null || r.LicenceId == licenceId).OrderBy(r => r.Licence).ThenBy(r => r.StartsAt).ThenBy(r => r.Name).Take(most).ToListAsync(ct), office.Now, office.Zone);
    }

    // The usual list follows the index of names and stops where the page is full, however many seats there are: nobody holds two at once.
    private static async Task<IReadOnlyList<SeatRow>> PageAsync(Office office, Guid? licenceId, IQueryable<SeatRow> rows, SeatView view, CancellationToken ct)
    {
        var skipped = (view.Page - 1) * SeatView.PageSize;
        if (view.IsFiltered || view.Sort != "name")
        {
            return await view.Order(rows).Skip(skipped).Take(SeatView.PageSize).ToListAsync(ct);
        }

        var (seats, now) = (office.Query<Seat>(), office.Now);
        var holders = office.Query<Person>().Where(p => seats.Any(s => s.PersonId == p.Id && s.EndsAt > now && s.StartsAt <= now && (licenceId == null || s.LicenceId == licenceId)));
        var page = await (view.Down ? holders.OrderByDescending(p => p.Name).ThenByDescending(p => p.Id) : holders.OrderBy(p => p.Name).ThenBy(p => p.Id)).Skip(skipped).Take(SeatView.PageSize)
            .Select(p => seats.Where(s => s.PersonId == p.Id && s.EndsAt > now && s.StartsAt <= now && (licenceId == null || s.LicenceId == licenceId)).Select(s => s.Id).First()).ToListAsync(ct);
        var found = await SeatRow.OfKnown(office, page).ToDictionaryAsync(r => r.SeatId, ct);
        return [.. page.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static async Task<SeatFigures> FiguresAsync(Office office, LicenceRow[] licences, IQueryable<SeatRow> seats, CancellationToken ct)
    {
        var running = licences.Where(l => l.IsRunning(office.Now)).ToArray();
        return new SeatFigures(
            running.Sum(l => l.InUse), running.Sum(l => l.Free), await new SeatView(SeatShow.Soon).Filter(seats, office.Now).CountAsync(ct),
            await office.Query<SeatRequest>().CountAsync(r => r.AnsweredAt == null, ct) + await office.Query<InvitationBatch>().CountAsync(b => b.State == BatchState.Asked, ct));
    }
}
