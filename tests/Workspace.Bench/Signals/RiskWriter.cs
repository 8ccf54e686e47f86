using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Workspace.Bench.Support;

namespace Workspace.Bench.Signals;

/// <summary>Somebody who scores the same risk again and again, by the page's own form.</summary>
public sealed partial class RiskWriter : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _page, _token;
    private int _version, _turn;

    private RiskWriter(HttpClient http, string page, string token, int version) => (_http, _page, _token, _version) = (http, page, token, version);

    public static async Task<RiskWriter> OpenAsync(BenchServer server, Guid spaceId)
    {
        var cookies = new CookieContainer();
        cookies.Add(server.Address, new Cookie("session", BenchData.SecretOf(0)));
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var register = await http.GetStringAsync($"/spaces/{spaceId}/risks");
        var page = $"/spaces/{spaceId}/risks/{RiskLink().Match(register).Groups["id"].Value}";
        var form = await http.GetStringAsync(page);
        return new RiskWriter(http, page, Token().Match(form).Groups["token"].Value, int.Parse(Version().Match(form).Groups["version"].Value, CultureInfo.InvariantCulture));
    }

    public void Dispose() => _http.Dispose();

    public async Task WriteAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = _token,
            ["version"] = _version++.ToString(CultureInfo.InvariantCulture),
            ["likelihood"] = (1 + (++_turn % 5)).ToString(CultureInfo.InvariantCulture),
            ["impact"] = (1 + (_turn / 5 % 5)).ToString(CultureInfo.InvariantCulture),
        });
        using var answer = await _http.PostAsync($"{_page}/do/rescore", form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"The score was not saved: {(int)answer.StatusCode}");
        }
    }

    [GeneratedRegex("/risks/(?<id>[0-9a-f-]{36})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RiskLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
