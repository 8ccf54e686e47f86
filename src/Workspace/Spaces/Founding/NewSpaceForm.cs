using Workspace.Ui;

namespace Workspace.Spaces.Founding;

/// <summary>The form for a new space, as it is typed.</summary>
public sealed class NewSpaceForm
{
    private const int SpareDates = 1;

    public string? Name { get; set; }
    public string? Owner { get; set; }
    public string? Purpose { get; set; }
    public string? Charter { get; set; }
    public List<string>? Tools { get; set; }
    public List<DateRow>? Dates { get; set; }

    public static NewSpaceForm Of(SpaceTemplate? template, IEnumerable<string> tools) => new()
    {
        Purpose = template?.Purpose,
        Charter = template?.Charter,
        Tools = [.. tools],
        Dates = [.. (template?.Dates ?? []).Select(what => new DateRow { What = what }), .. Enumerable.Range(0, SpareDates).Select(_ => new DateRow())],
    };

    public NewSpace Read(DateOnly today) => new(
        Name ?? "", Purpose ?? "", Charter ?? "", Tools ?? [], [.. ReadDates(today)], Guid.TryParse(Owner, out var owner) ? owner : null);

    private IEnumerable<(DateOnly Day, string What)> ReadDates(DateOnly today)
    {
        for (var i = 0; i < (Dates?.Count ?? 0); i++)
        {
            if (Days.ReadOptional(Dates![i].Day, $"Dates[{i}].Day", today) is { } day)
            {
                yield return (day, Dates[i].What ?? "");
            }
        }
    }

    /// <summary>A day, and what happens on it.</summary>
    public sealed class DateRow
    {
        public string? Day { get; set; }
        public string? What { get; set; }
    }
}
