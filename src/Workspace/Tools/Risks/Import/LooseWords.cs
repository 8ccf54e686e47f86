namespace Workspace.Tools.Risks.Import;

/// <summary>Reads the words other registers use for states, responses and levels.</summary>
public static class LooseWords
{
    private static readonly (RiskStatus Status, string[] Words)[] Statuses =
    [
        (RiskStatus.Open, ["open", "new", "live", "active", "identified", "raised", "accepted", "tolerated", "monitoring", "reopened"]),
        (RiskStatus.Treating, ["treating", "mitigating", "in progress", "being treated", "in treatment", "managed", "under way"]),
        (RiskStatus.Closed, ["closed", "mitigated", "done", "complete", "completed", "resolved", "expired", "retired"]),
    ];

    private static readonly (RiskResponse Response, string[] Words)[] Responses =
    [
        (RiskResponse.Tolerate, ["tolerate", "accept", "accepted", "retain"]),
        (RiskResponse.Treat, ["treat", "mitigate", "reduce", "control", "treating", "modify"]),
        (RiskResponse.Transfer, ["transfer", "share", "insure"]),
        (RiskResponse.Terminate, ["terminate", "avoid", "eliminate", "remove"]),
    ];

    public static RiskStatus? Status(string cell)
    {
        var words = string.Join(' ', Headings.Words(cell));
        return Statuses.Where(s => s.Words.Contains(words)).Select(s => (RiskStatus?)s.Status).FirstOrDefault();
    }

    /// <summary>"Treat: posters in three languages" is a response and what is being done.</summary>
    public static (RiskResponse? Response, string Text) Response(string cell)
    {
        var text = cell.Trim();
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var word = text[..end].ToLowerInvariant();
        if (Responses.Where(r => r.Words.Contains(word)).Select(r => (RiskResponse?)r.Response).FirstOrDefault() is not { } response) return (null, text);
        var rest = text[end..].TrimStart();
        return rest.Length == 0 || rest[0] is ':' or '-' or '–' or '—' or '.' or ',' or ';' or '(' ? (response, rest.TrimStart(':', '-', '–', '—', '.', ',', ';', ' ')) : (null, text);
    }

    public static Level? Level(string cell) => Scale.Word(cell) switch
    {
        1 or 2 => Risks.Level.Low,
        3 => Risks.Level.Medium,
        4 => Risks.Level.High,
        5 => Risks.Level.VeryHigh,
        _ => null,
    };
}
