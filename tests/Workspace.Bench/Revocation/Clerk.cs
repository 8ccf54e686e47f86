using System.Net;
using System.Text.RegularExpressions;
using Workspace.Bench.Support;

namespace Workspace.Bench.Revocation;

/// <summary>The owner and administrator, who takes rights away by the pages' own forms.</summary>
internal sealed partial class Clerk : IDisposable
{
    private readonly HttpClient _http;

    private Clerk(HttpClient http) => _http = http;

    public static Clerk At(BenchServer server)
    {
        var cookies = new CookieContainer();
        cookies.Add(server.Address, new Cookie("session", BenchData.SecretOf(0)));
        return new(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server.Address });
    }

    /// <summary>The form of a page, filled in; sending it is left to the caller, who looks at the clock.</summary>
    public async Task<Func<Task>> PrepareAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _http.GetStringAsync(page)).Groups["token"].Value;
        return async () =>
        {
            using var content = new FormUrlEncodedContent(fields.Append(("_handler", form)).Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            using var answer = await _http.PostAsync(page, content);
            if (answer.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.Found))
            {
                throw new InvalidOperationException($"{page} was answered with {(int)answer.StatusCode}.");
            }
        };
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
