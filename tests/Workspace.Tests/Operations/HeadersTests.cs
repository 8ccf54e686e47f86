using System.Net;
using Workspace.Tests.Support;

namespace Workspace.Tests.Operations;

/// <summary>Every answer carries the headers, and what must not be asked is not answered.</summary>
public sealed class HeadersTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/health/live")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_headers(string address)
    {
        var answer = await new Browser(TestServer.Shared).Http.GetAsync(address);

        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Contains("max-age", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task Trace_is_refused()
    {
        var answer = await new Browser(TestServer.Shared).Http.SendAsync(new HttpRequestMessage(HttpMethod.Trace, "/"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_server_says_that_it_is_well(string address)
    {
        _ = TestServer.Shared.Services;

        Assert.Equal(HttpStatusCode.OK, (await new Browser(TestServer.Shared).Http.GetAsync(address)).StatusCode);
    }
}
