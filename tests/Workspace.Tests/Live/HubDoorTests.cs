using System.Net;
using System.Text.Json.Nodes;
using Workspace.Tests.Support;

namespace Workspace.Tests.Live;

/// <summary>Who may open a live connection, and what it may send.</summary>
public sealed class HubDoorTests
{
    [Fact]
    public async Task Nobody_connects_without_being_signed_in()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var stranger = await w.SignInAsync(null);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/live/negotiate?negotiateVersion=1") { Headers = { { "Origin", OpenPageOf.Origin } } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Http.SendAsync(request)).StatusCode);
        Assert.Contains("401", (await Assert.ThrowsAsync<InvalidOperationException>(() => w.ConnectAsync(stranger))).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(null), InlineData("https://elsewhere.example"), InlineData("http://localhost"), InlineData("null")]
    public async Task A_page_of_another_site_cannot_connect(string? origin)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ann = await w.SignInAsync(w.Ann);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => w.ConnectAsync(ann, origin));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_questions_close_that_connection_only()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var greedy = await w.OpenPageAsync(w.Ben, "home");
        await using var other = await w.OpenPageAsync(w.Ben, "home");

        for (var i = 0; i < 200; i++)
        {
            await IgnoreAsync(greedy.SendRawAsync("""{"type":1,"target":"Watch","arguments":[["home"],0]}"""));
        }

        await greedy.Closed.WaitAsync(TimeSpan.FromSeconds(10));
        await w.HappenAsync(w.Ann, Guid.CreateVersion7());
        await other.HearAsync("Changed");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"type":99}""")]
    [InlineData("""{"type":1,"target":"Watch","arguments":"home"}""")]
    [InlineData("""{"type":1,"target":"Watch","target":"Watch","arguments":[[[[[[]]]]],0]}""")]
    public async Task Broken_messages_harm_their_sender_at_most(string message)
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var broken = await w.OpenPageAsync(w.Ben, "home");
        await using var other = await w.OpenPageAsync(w.Rae, "home");

        await broken.SendRawAsync(message);
        await w.HappenAsync(w.Ann, Guid.CreateVersion7());

        await other.HearAsync("Changed");
    }

    [Fact]
    public async Task An_oversized_message_closes_the_connection()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Ben, "home");

        await IgnoreAsync(page.SendRawAsync($$"""{"type":1,"target":"Watch","arguments":[["{{new string('x', 20_000)}}"],0]}"""));

        await page.Closed.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Errors_say_nothing_about_the_server()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await using var page = await w.OpenPageAsync(w.Ben, "home");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => page.InvokeAsync("Watch", new JsonArray("home"), "much"));

        Assert.DoesNotContain("Exception", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    private static async Task IgnoreAsync(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception error) when (error is IOException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // the server has closed it already
        }
    }
}
