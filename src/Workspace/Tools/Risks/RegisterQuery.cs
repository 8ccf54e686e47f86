using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>Turns what the address asks for into what the database is asked.</summary>
public static class RegisterQuery
{
    // What nearly everybody opens: open risks, the most serious first.
    private static readonly Question<Risk, int, RegisterRow> Usual = new((risks, skip) => risks.Where(r => r.Status != RiskStatus.Closed)
        .OrderByDescending(r => r.ScoreValue).ThenBy(r => r.Number).Skip(skip).Take(RegisterFilter.PageSize).Select(r => new RegisterRow(
            r.Id, r.Number, r.Title, r.OwnerId, r.OwnerName, r.Likelihood, r.Impact, r.ScoreValue,
            r.Status, r.ReviewOn, r.CreatedAt, r.ChangedAt, r.ChangedById, r.ClosedAt, r.ClosedReason)));

    /// <summary>The page of the register that the address asks for.</summary>
    public static async Task<IReadOnlyList<RegisterRow>> RowsAsync(this Visit visit, RegisterFilter filter, CancellationToken ct = default)
    {
        var skip = (filter.Page - 1) * RegisterFilter.PageSize;
        return filter == new RegisterFilter { Page = filter.Page }
            ? await visit.AskAsync(Usual, skip, ct)
            : await visit.Matching(filter).InOrder(filter).Skip(skip).Take(RegisterFilter.PageSize).Select(r => new RegisterRow(
                r.Id, r.Number, r.Title, r.OwnerId, r.OwnerName, r.Likelihood, r.Impact, r.ScoreValue,
                r.Status, r.ReviewOn, r.CreatedAt, r.ChangedAt, r.ChangedById, r.ClosedAt, r.ClosedReason)).ToListAsync(ct);
    }

    public static IQueryable<Risk> Matching(this Visit visit, RegisterFilter filter)
    {
        var risks = visit.Query<Risk>();
        risks = filter.Closed ? risks.Where(r => r.Status == RiskStatus.Closed) : risks.Where(r => r.Status != RiskStatus.Closed);
        if (filter.Category is { } category) risks = risks.Where(r => r.Category == category);
        if (filter.Cell is { } cell) risks = risks.Where(r => r.Likelihood == cell.Likelihood && r.Impact == cell.Impact);
        if (filter.Level is { } level) risks = OnLevel(risks, level);
        if (filter.Due is { } due) risks = ReviewDue(risks, due, visit.Today);
        return filter.Owner is { } owner ? OwnedBy(risks, owner) : risks;
    }

    public static IOrderedQueryable<Risk> InOrder(this IQueryable<Risk> risks, RegisterFilter filter) => (filter.Sort, filter.Descending) switch
    {
        (RegisterSort.Reference, false) => risks.OrderBy(r => r.Number),
        (RegisterSort.Reference, true) => risks.OrderByDescending(r => r.Number),
        (RegisterSort.Title, false) => risks.OrderBy(r => r.Title).ThenBy(r => r.Number),
        (RegisterSort.Title, true) => risks.OrderByDescending(r => r.Title).ThenBy(r => r.Number),
        (RegisterSort.Owner, false) => risks.OrderBy(r => r.OwnerName).ThenBy(r => r.OwnerId).ThenBy(r => r.Number),
        (RegisterSort.Owner, true) => risks.OrderByDescending(r => r.OwnerName).ThenByDescending(r => r.OwnerId).ThenBy(r => r.Number),
        // Those without a date stand last either way: databases differ on where nothing sorts.
        (RegisterSort.Review, false) => risks.OrderBy(r => r.ReviewOn == null).ThenBy(r => r.ReviewOn).ThenBy(r => r.Number),
        (RegisterSort.Review, true) => risks.OrderBy(r => r.ReviewOn == null).ThenByDescending(r => r.ReviewOn).ThenBy(r => r.Number),
        (RegisterSort.Closed, false) => risks.OrderBy(r => r.ClosedAt).ThenBy(r => r.Number),
        (RegisterSort.Closed, true) => risks.OrderByDescending(r => r.ClosedAt).ThenBy(r => r.Number),
        (_, false) => risks.OrderBy(r => r.ScoreValue).ThenBy(r => r.Number),
        _ => risks.OrderByDescending(r => r.ScoreValue).ThenBy(r => r.Number),
    };

    private static IQueryable<Risk> OnLevel(IQueryable<Risk> risks, Level level) => level switch
    {
        Level.VeryHigh => risks.Where(r => r.ScoreValue >= 16),
        Level.High => risks.Where(r => r.ScoreValue >= 10 && r.ScoreValue < 16),
        Level.Medium => risks.Where(r => r.ScoreValue >= 5 && r.ScoreValue < 10),
        _ => risks.Where(r => r.ScoreValue < 5),
    };

    private static IQueryable<Risk> ReviewDue(IQueryable<Risk> risks, ReviewDue due, DateOnly today)
    {
        var until = due == Risks.ReviewDue.Month ? EndOfMonth(today) : today.AddMonths(3);
        return due switch
        {
            Risks.ReviewDue.Overdue => risks.Where(r => r.ReviewOn < today),
            Risks.ReviewDue.None => risks.Where(r => r.ReviewOn == null),
            _ => risks.Where(r => r.ReviewOn <= until),
        };
    }

    public static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static IQueryable<Risk> OwnedBy(IQueryable<Risk> risks, string owner)
    {
        if (Guid.TryParse(owner, out var id)) return risks.Where(r => r.OwnerId == id);
        if (owner == "nobody") return risks.Where(r => r.OwnerId == null && r.OwnerName == "");
        var name = owner.StartsWith("name:", StringComparison.Ordinal) ? owner[5..] : owner;
        return risks.Where(r => r.OwnerId == null && r.OwnerName == name);
    }
}
