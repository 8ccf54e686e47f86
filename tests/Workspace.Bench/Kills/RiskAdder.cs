using System.Net;
using System.Text.RegularExpressions;
using Workspace.Bench.Support;

namespace Workspace.Bench.Kills;

/// <summary>Somebody who adds one risk after the other by the page's own form, and remembers which were answered as added.</summary>
public sealed partial class RiskAdder(int person, Guid spaceId)
{
    private int _number;

    public List<string> Acknowledged { get; } = [];

    public async Task AddUntilGoneAsync(Uri address)
    {
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie("session", BenchData.SecretOf(person)));
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        try
        {
            var page = $"/spaces/{spaceId}/risks/new";
            var token = Token().Match(await http.GetStringAsync(page)).Groups["token"].Value;
            while (true)
            {
                await AddAsync(http, page, token, $"Risk {person}-{++_number}");
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // killed: what was sent last may be there or not
        }
    }

    private async Task AddAsync(HttpClient http, string page, string token, string title)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token,
            ["_handler"] = "risk",
            ["Form.Id"] = $"{Guid.CreateVersion7()}",
            ["Form.Title"] = title,
            ["Form.Likelihood"] = "3",
            ["Form.Impact"] = "3",
        });
        using var answer = await http.PostAsync(page, form);
        if (answer.StatusCode != HttpStatusCode.SeeOther && answer.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"The risk was not added: {(int)answer.StatusCode}");
        }

        Acknowledged.Add(title);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
