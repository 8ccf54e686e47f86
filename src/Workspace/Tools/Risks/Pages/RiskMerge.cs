using System.Security.Cryptography;
using System.Text;

namespace Workspace.Tools.Risks.Pages;

/// <summary>Two versions of one form: what differs, what somebody really typed, and what is taken over from the other.</summary>
public static class RiskMerge
{
    private static readonly (string Name, string Words, Func<RiskForm, string?> Get, Action<RiskForm, string?> Set)[] Fields =
    [
        (nameof(RiskForm.Title), "What might happen", f => f.Title, (f, v) => f.Title = v),
        (nameof(RiskForm.Cause), "Why", f => f.Cause, (f, v) => f.Cause = v),
        (nameof(RiskForm.Consequence), "What it would do", f => f.Consequence, (f, v) => f.Consequence = v),
        (nameof(RiskForm.Likelihood), "Likelihood", f => f.Likelihood, (f, v) => f.Likelihood = v),
        (nameof(RiskForm.Impact), "Impact", f => f.Impact, (f, v) => f.Impact = v),
        (nameof(RiskForm.Owner), "Owner", f => f.Owner, (f, v) => f.Owner = v),
        (nameof(RiskForm.Category), "Category", f => f.Category, (f, v) => f.Category = v),
        (nameof(RiskForm.Status), "Status", f => f.Status, (f, v) => f.Status = v),
        (nameof(RiskForm.Response), "Response", f => f.Response, (f, v) => f.Response = v),
        (nameof(RiskForm.ResponseText), "What is being done", f => f.ResponseText, (f, v) => f.ResponseText = v),
        (nameof(RiskForm.ReviewOn), "Review by", f => f.ReviewOn, (f, v) => f.ReviewOn = v),
        (nameof(RiskForm.Description), "More", f => f.Description, (f, v) => f.Description = v),
    ];

    /// <summary>A short mark of each field as it was handed out; it travels with the form and says later which fields were typed in.</summary>
    public static string Marks(RiskForm form) => string.Join('.', Fields.Select(f => Mark(f.Get(form))));

    /// <summary>What differs; untouched where the person left the field as it was handed to them.</summary>
    public static IReadOnlyList<Difference> Differences(RiskForm mine, RiskForm theirs)
    {
        var marks = (mine.Marks ?? "").Split('.');
        return
        [
            .. Fields.Select((f, i) => new Difference(f.Name, f.Words, Plain(f.Get(mine)), Plain(f.Get(theirs)), i < marks.Length && marks[i] == Mark(f.Get(mine))))
                .Where(d => d.Mine != d.Theirs),
        ];
    }

    public static void Take(RiskForm mine, RiskForm theirs, IReadOnlyCollection<string?> names)
    {
        foreach (var field in Fields.Where(f => names.Contains(f.Name))) field.Set(mine, field.Get(theirs));
    }

    private static string Mark(string? value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(value))).AsSpan(0, 4));

    private static string Plain(string? value) => (value ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>A field that two people left different.</summary>
public sealed record Difference(string Name, string Words, string Mine, string Theirs, bool Untouched);
