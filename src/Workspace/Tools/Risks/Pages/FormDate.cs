using Workspace.Tools.Risks.Import;

namespace Workspace.Tools.Risks.Pages;

/// <summary>A date as people type it into a field: "31/3/2027", "31 March 2027", or "31 March" for the next one.</summary>
public static class FormDate
{
    public const string Advice = "Enter the date as 31/3/2027 or 31 March 2027.";

    public static LooseDate Read(string? text, DateOnly today)
    {
        var typed = (text ?? "").Trim();
        if (LooseDate.Read(typed) is { IsReadable: true } read) return read;
        foreach (var year in new[] { today.Year, today.Year + 1 })
        {
            foreach (var whole in new[] { $"{typed} {year}", $"{typed}/{year}" })
            {
                if (LooseDate.Read(whole) is { IsReadable: true, Day: { } day, Note: null } guess && day >= today) return guess;
            }
        }
        return new(null, Advice, false);
    }
}
