using Microsoft.AspNetCore.Mvc;
using Workspace.Spaces;
using Workspace.Tools.Risks.Import;
using Workspace.Tools.Risks.Pages;
using Workspace.Ui;

namespace Workspace.Tools.Risks;

/// <summary>The small forms of a risk: each does one thing and leads back to the risk, wherever it was sent from.</summary>
public static class RiskPosts
{
    private const string One = RiskAddresses.One + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(One + "/rescore", RescoreAsync);
        app.MapPost(One + "/review", ReviewAsync);
        app.MapPost(One + "/close", CloseAsync);
        app.MapPost(One + "/reopen", ReopenAsync);
        app.MapPost(RiskAddresses.Register + "/do/appetite", AppetiteAsync);
        app.MapPost(RiskAddresses.Columns + "/confirm", ConfirmAsync);
    }

    private static async Task RescoreAsync(Guid spaceId, Guid id, [FromForm] int version, [FromForm] string? likelihood, [FromForm] string? impact, RiskActions risks, Notices notices, HttpContext http)
    {
        var score = new Score(RiskForm.Point(likelihood), RiskForm.Point(impact));
        var risk = await risks.RescoreAsync(spaceId, id, version, score);
        Back(http, notices, spaceId, risk, $"{risk.Reference} is scored {RiskWords.Of(score.Level).ToLowerInvariant()}, {score.Value}.");
    }

    private static async Task ReviewAsync(Guid spaceId, Guid id, [FromForm] int version, [FromForm] string? next, RiskActions risks, Notices notices, TimeProvider clock, HttpContext http)
    {
        var date = FormDate.Read(next, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (!date.IsReadable) throw Refusal.Wrong(FormDate.Advice, "next");
        var risk = await risks.ReviewAsync(spaceId, id, version, date.Day);
        Back(http, notices, spaceId, risk, date.Day is { } day ? $"{risk.Reference} is reviewed. The next review is by {Words.Day(day)}." : $"{risk.Reference} is reviewed, with no next date.");
    }

    private static async Task CloseAsync(Guid spaceId, Guid id, [FromForm] int version, [FromForm] string? reason, RiskActions risks, Notices notices, HttpContext http)
    {
        var risk = await risks.CloseAsync(spaceId, id, version, reason ?? "");
        notices.Say($"{risk.Reference} is closed.", RiskAddresses.ToRisk(spaceId, id, "/do/reopen"));
        SeeOther(http, RiskAddresses.ToRisk(spaceId, id));
    }

    private static async Task ReopenAsync(Guid spaceId, Guid id, [FromForm] int? version, RiskActions risks, Notices notices, HttpContext http)
    {
        var risk = await risks.ReopenAsync(spaceId, id, version);
        Back(http, notices, spaceId, risk, $"{risk.Reference} is open again.");
    }

    private static async Task AppetiteAsync(Guid spaceId, [FromForm] string? appetite, RiskActions risks, Notices notices, HttpContext http)
    {
        Level? upTo = Enum.TryParse<Level>(appetite, out var level) && Enum.IsDefined(level) ? level : null;
        await risks.SetAppetiteAsync(spaceId, upTo);
        notices.Say(upTo is null ? "The line is gone." : $"The line is drawn above {RiskWords.Of(level).ToLowerInvariant()}.");
        SeeOther(http, RiskAddresses.To(spaceId, "/heat-map"));
    }

    private static async Task ConfirmAsync(Guid spaceId, Guid id, ImportActions imports, Notices notices, [FromForm] string? confirmed, HttpContext http)
    {
        _ = confirmed; // binding a form asks for the token that proves it is ours
        notices.Say($"{Words.Count(await imports.ConfirmAsync(spaceId, id), "risk")} imported.");
        SeeOther(http, RiskAddresses.To(spaceId));
    }

    private static void Back(HttpContext http, Notices notices, Guid spaceId, RiskRef risk, string notice)
    {
        notices.Say(notice);
        SeeOther(http, RiskAddresses.ToRisk(spaceId, risk.Id));
    }

    private static void SeeOther(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
    }
}
