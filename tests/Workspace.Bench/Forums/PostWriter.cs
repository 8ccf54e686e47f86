using System.Net;
using System.Text.RegularExpressions;
using Workspace.Bench.Support;

namespace Workspace.Bench.Forums;

/// <summary>Somebody who writes posts into a thread, by the page's own form.</summary>
internal sealed partial class PostWriter : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _page, _token;

    private PostWriter(HttpClient http, string page, string token) => (_http, _page, _token) = (http, page, token);

    public static async Task<PostWriter> OpenAsync(BenchServer server, Guid spaceId, Guid threadId, int person)
    {
        var cookies = new CookieContainer();
        cookies.Add(server.Address, new Cookie("session", BenchData.SecretOf(person)));
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var page = $"/spaces/{spaceId}/forums/{threadId}?post=1";
        return new(http, page, Token().Match(await http.GetStringAsync(page)).Groups["token"].Value);
    }

    public void Dispose() => _http.Dispose();

    public async Task<bool> WriteAsync(int n, Action? begins = null)
    {
        var words = ForumData.Words(n);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "reply",
            ["__RequestVerificationToken"] = _token,
            ["Reply.Post"] = $"{words.Id}",
            ["Reply.Words"] = words.Words!,
        });
        begins?.Invoke();
        using var answer = await _http.PostAsync(_page, form);
        return answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found ? true : throw new InvalidOperationException($"The post was not taken: {(int)answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
