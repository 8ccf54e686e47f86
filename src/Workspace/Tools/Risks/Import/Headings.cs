using System.Globalization;
using System.Text;

namespace Workspace.Tools.Risks.Import;

/// <summary>Knows the headings people write over the columns of a risk register.</summary>
public static class Headings
{
    private static readonly (ImportField Field, int Weight, string[] Names)[] Synonyms =
    [
        (ImportField.Reference, 90, ["id", "ref", "reference", "risk id", "risk ref", "risk reference", "risk no", "risk number", "no", "nr", "number", "item", "item no", "serial"]),
        (ImportField.Title, 95, ["title", "risk title", "risk name", "name", "headline", "risk statement", "risk event"]),
        (ImportField.Title, 85, ["risk", "summary", "risk summary", "event", "scenario", "threat", "uncertainty", "gap", "issue", "concern", "what might happen", "risk description"]),
        (ImportField.Description, 80, ["description", "details", "detail", "notes", "comments", "comment", "background", "narrative"]),
        (ImportField.Cause, 85, ["cause", "causes", "root cause", "source", "driver", "drivers", "because"]),
        (ImportField.Consequence, 85, ["consequence", "consequences", "effect", "effects", "outcome", "impact description", "result"]),
        (ImportField.Category, 80, ["category", "risk category", "type", "risk type", "theme", "area", "domain", "workstream", "work stream", "work package", "deliverable", "project", "group"]),
        (ImportField.Owner, 85, ["owner", "risk owner", "owned by", "mitigation owner", "action owner", "responsible", "accountable", "lead", "assigned to", "assignee", "who"]),
        (ImportField.Likelihood, 90, ["likelihood", "probability", "prob", "chance", "frequency", "likelihood score"]),
        (ImportField.Impact, 90, ["impact", "severity", "magnitude", "impact score"]),
        (ImportField.Impact, 75, ["consequence", "consequences", "effect"]),
        (ImportField.Status, 90, ["status", "risk status", "state", "open closed"]),
        (ImportField.Response, 88, ["response", "risk response", "response type", "strategy", "treatment", "treatment type", "approach", "four ts", "4ts"]),
        (ImportField.ResponseText, 80, ["mitigation", "mitigations", "mitigating action", "mitigating actions", "action", "actions", "action plan", "plan", "controls", "countermeasures", "response plan", "next step", "next steps", "what is being done", "response", "treatment"]),
        (ImportField.ReviewOn, 85, ["review date", "review", "review by", "review on", "next review", "next review date"]),
        (ImportField.ReviewOn, 70, ["due", "due date", "target", "target date", "deadline", "mitigation due date", "action due date", "by when", "when", "date"]),
        (ImportField.Score, 88, ["score", "risk score", "total", "total score", "rating", "risk rating", "exposure", "rpn", "rag"]),
        (ImportField.Level, 88, ["level", "risk level", "rating", "risk rating", "rag", "rag status", "grade", "priority"]),
    ];

    private static readonly string[] Nowadays = ["current", "residual", "net", "now"], Elsewhen = ["inherent", "gross", "initial", "original", "target", "previous"];

    public static bool Known(string heading) => Enum.GetValues<ImportField>().Any(f => Weight(heading, f) > 0);

    /// <summary>How well a heading fits a field: nothing, or the more the better.</summary>
    public static int Weight(string heading, ImportField field)
    {
        var words = Words(heading);
        var core = words.Where(w => !Nowadays.Contains(w) && !Elsewhen.Contains(w) && !IsScale(w)).ToList();
        if (core.Count == 0) core = words;
        var best = Synonyms.Where(s => s.Field == field).Select(s => s.Weight - Distance(core, s.Names)).DefaultIfEmpty(0).Max();
        if (best <= 0) return 0;
        return best + (words.Intersect(Nowadays).Any() ? 5 : 0) - (words.Intersect(Elsewhen).Any() ? 15 : 0);
    }

    /// <summary>"mitigation_owner", "MitigationOwner" and "Mitigation Owner (name)" are the same words.</summary>
    public static List<string> Words(string heading)
    {
        var text = new StringBuilder();
        var previous = ' ';
        foreach (var c in heading.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsUpper(c) && char.IsLower(previous)) text.Append(' ');
            text.Append(char.IsLetterOrDigit(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : ' ');
            previous = c;
        }
        return [.. text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    // The same words: 0. The name inside a longer heading: 20 and 5 more for each other word.
    private static int Distance(List<string> words, string[] names)
    {
        var heading = string.Join(' ', words);
        if (names.Contains(heading)) return 0;
        var inside = names.Where(n => n.Length > 2 && $" {heading} ".Contains($" {n} ", StringComparison.Ordinal)).Select(n => n.Split(' ').Length).DefaultIfEmpty(0).Max();
        return inside == 0 ? 1_000 : 20 + 5 * (words.Count - inside);
    }

    private static bool IsScale(string word) => word is "l" or "m" or "h" or "vl" or "vh" or "to" || int.TryParse(word, CultureInfo.InvariantCulture, out _);
}
