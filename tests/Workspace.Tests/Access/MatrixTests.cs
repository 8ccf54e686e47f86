using System.Net;
using Workspace.Licensing;
using Workspace.Tests.Support;

namespace Workspace.Tests.Access;

/// <summary>Rows of the matrix that only read: asked in one organisation, which they leave as it is.</summary>
public sealed class ReadingMatrixTests(ReadingMatrixTests.Scene scene) : IClassFixture<ReadingMatrixTests.Scene>
{
    public static TheoryData<string> Asked => Asking.Rows("GET");

    [Theory, MemberData(nameof(Asked))]
    public async Task Everybody_gets_what_the_matrix_says(string operation) => Assert.Empty(await Asking.AskAllAsync(operation, scene.W, scene.Things, (name, _) => Task.FromResult(scene.Browsers[name])));

    public sealed class Scene : IAsyncLifetime
    {
        public TestWorkspace W { get; private set; } = null!;
        public Things Things { get; private set; } = null!;
        public Dictionary<string, Browser> Browsers { get; } = new(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            W = await TestWorkspace.OpenAsync();
            Things = await Things.MakeAsync(W);
            foreach (var (name, who) in Audience.Cast)
            {
                Browsers[name] = await Asking.SignInAsync(W, Things, who(W, Things));
            }
        }

        public ValueTask DisposeAsync() => W.DisposeAsync();
    }

    /// <summary>Where a second step is required, an owner and administrator without one comes to no page but those that set it up.</summary>
    [Fact]
    public async Task Without_a_required_second_step_no_page_opens()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var things = await Things.MakeAsync(w);
        await w.DoAsync<Administrators>(w.Sam, a => a.AppointAsync(w.Ann.Id));
        await (await (await w.SignInAsync(w.Sam)).GetAsync("/office/organisation/sign-in")).PressAsync("Save the rules", ("Form.Required", "true"));
        w.Clock.Advance(TimeSpan.FromDays(8));
        var ann = await w.SignInAsync(w.Ann);
        var wrong = new List<string>();
        foreach (var row in Matrix.Rows.Where(r => r.Method == "GET" && r.Audience is not ("everybody" or "nobody-without-a-service") && !r.Address.StartsWith("/profile/security", StringComparison.Ordinal) && r.Address != "/prove"))
        {
            var answer = await ann.Unfollowed.GetAsync(things.Fill(row.Address));
            if (answer.Headers.Location?.ToString().StartsWith("/profile/security/required", StringComparison.Ordinal) != true)
            {
                wrong.Add($"{row}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }
}

/// <summary>Forms of pages, each in an organisation of its own.</summary>
public sealed class FormMatrixTests
{
    public static TheoryData<string> Asked => Asking.Rows("FORM");

    [Theory, MemberData(nameof(Asked))]
    public Task Everybody_gets_what_the_matrix_says(string operation) => Asking.AskAllAnewAsync(operation);
}

/// <summary>What writes without a page, each in an organisation of its own.</summary>
public sealed class WritingMatrixTests
{
    public static TheoryData<string> Asked => Asking.Rows("POST", "PUT");

    [Theory, MemberData(nameof(Asked))]
    public Task Everybody_gets_what_the_matrix_says(string operation) => Asking.AskAllAnewAsync(operation);
}

/// <summary>Each row of the matrix, asked by each of the cast through the real entry.</summary>
internal static class Asking
{
    public static TheoryData<string> Rows(params string[] methods) => [.. Matrix.Rows.Where(r => methods.Contains(r.Method)).Select(r => r.ToString())];

    /// <summary>Dov comes in the browser of before his account was switched off.</summary>
    public static async Task<Browser> SignInAsync(TestWorkspace w, Things things, Actor? actor) => actor == things.Dov.Actor ? things.Dov.Browser : await w.SignInAsync(actor);

    public static async Task AskAllAnewAsync(string operation)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var things = await Things.MakeAsync(w);
        Assert.Empty(await AskAllAsync(operation, w, things, (_, actor) => SignInAsync(w, things, actor)));
    }

    /// <summary>Each comes in turn: who got something else than the matrix says, and for whom something happened although they were refused.</summary>
    public static async Task<IReadOnlyList<string>> AskAllAsync(string operation, TestWorkspace w, Things things, Func<string, Actor?, Task<Browser>> browserOf)
    {
        var row = Matrix.Rows.Single(r => r.ToString() == operation);
        var wrong = new List<string>();
        foreach (var (name, who) in Audience.Cast)
        {
            var expected = Audience.Of(row.Audience, name);
            var actor = who(w, things);
            var browser = await browserOf(name, actor);
            var events = await things.CountEventsAsync(actor);
            var got = await AskAsync(browser, row, things);
            if (got != expected)
            {
                wrong.Add($"{name}: {got}, not {expected}");
            }

            if (expected != Verdict.Allowed && await things.CountEventsAsync(actor) != events)
            {
                wrong.Add($"{name}: refused, and yet something happened");
            }
        }

        return wrong;
    }

    private static async Task<Verdict> AskAsync(Browser browser, Row row, Things things) => row.Method switch
    {
        "GET" => Read(await browser.Unfollowed.GetAsync(things.Fill(row.Address))),
        "PUT" => Read(await browser.Unfollowed.SendAsync(new HttpRequestMessage(HttpMethod.Put, things.Fill(row.Address)) { Content = new StringContent("text"), Headers = { { "X-Requested-With", "workspace" }, { "Origin", "https://localhost" }, { "Sec-Fetch-Site", "same-origin" } } })),
        _ => Read(await browser.Unfollowed.PostAsync(things.Fill(row.Address), await FormAsync(browser, row.Form, things))),
    };

    // A token that is good for this person, and nothing else: what is asked is refused for what was sent at the most.
    private static async Task<FormUrlEncodedContent> FormAsync(Browser browser, string? form, Things things)
    {
        var page = await browser.GetAsync("/accessibility");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]") ?? (await browser.GetAsync("/sign-in")).Find("input[name=__RequestVerificationToken]");
        var fields = new Dictionary<string, string>(things.Fields, StringComparer.Ordinal) { ["__RequestVerificationToken"] = token.GetAttribute("value")! };
        if (form is not null)
        {
            fields["_handler"] = form;
        }

        return new FormUrlEncodedContent(fields);
    }

    private static Verdict Read(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: HttpStatusCode.Unauthorized } => Verdict.SignIn,
        { StatusCode: HttpStatusCode.Found or HttpStatusCode.SeeOther, Headers.Location: { } to } when to.ToString().Contains("/sign-in?then", StringComparison.Ordinal) => Verdict.SignIn,
        { StatusCode: HttpStatusCode.NotFound } => Verdict.Unknown,
        { StatusCode: HttpStatusCode.Forbidden } => answer.Content.ReadAsStringAsync().GetAwaiter().GetResult().Contains("seat", StringComparison.OrdinalIgnoreCase) && IsSeatPage(answer) ? Verdict.SeatEnded : Verdict.Forbidden,
        _ => Verdict.Allowed,
    };

    private static bool IsSeatPage(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync().GetAwaiter().GetResult().Contains("Your seat ended on", StringComparison.Ordinal);
}
