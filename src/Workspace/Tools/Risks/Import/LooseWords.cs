namespace Workspace.Tools.Risks.Import;

/// <summary>Reads the words other registers use for states, responses and levels.</summary>
public static class LooseWords
{
    private static readonly Dictionary<string, RiskStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["open"] = RiskStatus.Open, ["new"] = RiskStatus.Open, ["live"] = RiskStatus.Open, ["active"] = RiskStatus.Open, ["identified"] = RiskStatus.Open, ["raised"] = RiskStatus.Open,
        ["accepted"] = RiskStatus.Open, ["tolerated"] = RiskStatus.Open, ["monitoring"] = RiskStatus.Open, ["reopened"] = RiskStatus.Open,
        ["treating"] = RiskStatus.Treating, ["mitigating"] = RiskStatus.Treating, ["in progress"] = RiskStatus.Treating, ["being treated"] = RiskStatus.Treating, ["in treatment"] = RiskStatus.Treating, ["managed"] = RiskStatus.Treating, ["under way"] = RiskStatus.Treating,
        ["closed"] = RiskStatus.Closed, ["mitigated"] = RiskStatus.Closed, ["done"] = RiskStatus.Closed, ["complete"] = RiskStatus.Closed, ["completed"] = RiskStatus.Closed, ["resolved"] = RiskStatus.Closed, ["expired"] = RiskStatus.Closed, ["retired"] = RiskStatus.Closed,
    };

    private static readonly Dictionary<string, RiskResponse> Responses = new(StringComparer.Ordinal)
    {
        ["tolerate"] = RiskResponse.Tolerate, ["accept"] = RiskResponse.Tolerate, ["accepted"] = RiskResponse.Tolerate, ["retain"] = RiskResponse.Tolerate,
        ["treat"] = RiskResponse.Treat, ["mitigate"] = RiskResponse.Treat, ["reduce"] = RiskResponse.Treat, ["control"] = RiskResponse.Treat, ["treating"] = RiskResponse.Treat, ["modify"] = RiskResponse.Treat,
        ["transfer"] = RiskResponse.Transfer, ["share"] = RiskResponse.Transfer, ["insure"] = RiskResponse.Transfer,
        ["terminate"] = RiskResponse.Terminate, ["avoid"] = RiskResponse.Terminate, ["eliminate"] = RiskResponse.Terminate, ["remove"] = RiskResponse.Terminate,
    };

    public static RiskStatus? Status(string cell) => Statuses.TryGetValue(string.Join(' ', Headings.Words(cell)), out var status) ? status : null;

    /// <summary>"Treat: posters in three languages" is a response and what is being done.</summary>
    public static (RiskResponse? Response, string Text) Response(string cell)
    {
        var text = cell.Trim();
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        if (!Responses.TryGetValue(text[..end].ToLowerInvariant(), out var response)) return (null, text);
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
