using Microsoft.Net.Http.Headers;

namespace Workspace.Tests.Support;

/// <summary>A jar of cookies knows the machine's time alone, so what the server says by the test's clock is told in that: a test means the same on every day.</summary>
public sealed class CookieTime(TestClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues(HeaderNames.SetCookie, out var set))
        {
            var told = SetCookieHeaderValue.ParseList([.. set]).Select(Told).ToList();
            answer.Headers.Remove(HeaderNames.SetCookie);
            answer.Headers.TryAddWithoutValidation(HeaderNames.SetCookie, told);
        }

        return answer;
    }

    private string Told(SetCookieHeaderValue cookie)
    {
        cookie.Expires += TimeProvider.System.GetUtcNow() - clock.GetUtcNow();
        return cookie.ToString();
    }
}
