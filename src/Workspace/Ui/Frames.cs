using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Shell;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Live;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui.Kit;

namespace Workspace.Ui;

/// <summary>What the frame round a page shows, read for this person at this request.</summary>
public sealed class Frames(IDbContextFactory<WorkspaceDb> databases, ShellQueries shell, SeatDuties seats, Presence presence, TimeProvider clock)
{
    public const string ProductName = "Workspace";

    private static readonly string[] Narrow = ["/sign-in", "/link", "/set-up", "/invitation", "/mail/stop"];

    /// <summary>Sign-in and its like stand in one narrow column.</summary>
    public static bool IsNarrow(PathString path) => Narrow.Any(start => path.StartsWithSegments(start, StringComparison.Ordinal));

    /// <summary>The name over public pages: the organisation's own.</summary>
    public async Task<string> OrganisationAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Organisation>().OrderBy(o => o.CreatedAt).Select(o => o.Name).FirstOrDefaultAsync(ct) ?? ProductName;
    }

    public async Task<ShellView> OfAsync(SignedIn me, HttpContext http, ToastView? toast)
    {
        var spaceId = Guid.TryParse(http.Request.RouteValues["SpaceId"] as string, out var id) ? id : (Guid?)null;
        var facts = await shell.ReadAsync(me.PersonId, spaceId, http.RequestAborted);
        var path = http.Request.Path;
        var here = facts.Here;
        return new ShellView
        {
            Organisation = facts.Organisation,
            Marking = here?.Space.Marking is { Length: > 0 } marking ? marking : null,
            Person = new ShellPerson(me.PersonId, me.Name, facts.Affiliation),
            Space = here is null ? null : Of(here.Space),
            Spaces = [.. facts.Spaces.Where(s => s.ArchivedAt is null).Select(Of)],
            Nav = here is not null ? FrameNav.Space(here, path) : facts.IsAdministrator && path.StartsWithSegments("/office", StringComparison.Ordinal) ? FrameNav.Office(path) : [],
            Presence = here is null ? null : presence.In(here.Space.Id, me),
            Banners = [.. here?.Space.ArchivedAt is { } at ? [new BannerView($"This space is read-only since {Words.Day(LastDay.DayOf(at, facts.Zone))}.")] : Array.Empty<BannerView>(), .. Guard(me, facts), .. await SeatAsync(me, facts, http.RequestAborted)],
            Toast = toast,
            Helpers = here?.Helpers ?? [],
            SearchHref = here is null ? "/search" : $"{here.Space.Address}/search",
            SuggestHref = here is null ? "/search/suggest?q=" : $"/search/suggest?space={here.Space.Id}&q=",
            SearchWords = here is null ? "Search" : "Search this space",
            YouMenu = FrameNav.You(facts),
            KeysOff = !me.SingleKeys,
        };
    }

    // Until the day comes on which it is asked for; from then on the gate leads there.
    private static IEnumerable<BannerView> Guard(SignedIn me, ShellFacts facts) => me is { HasFactor: false, FactorsRequiredFrom: { } from } && (facts.IsAdministrator || facts.Spaces.Any(s => s.Role == Role.Owner))
        ? [new($"From {Words.Day(LastDay.DayOf(from, facts.Zone))} on you need a second step for signing in.", Tone.Warn, "/profile/security/required", "Set it up")]
        : [];

    // In the last days on every page, unless it is renewed or they have asked.
    private async Task<BannerView[]> SeatAsync(SignedIn me, ShellFacts facts, CancellationToken ct)
    {
        return facts.SeatEndsAt <= clock.GetUtcNow().AddDays(SeatDuties.LastDays) && await seats.HeldAsync(me.PersonId, ct) is { HasAsked: false, EndsVerySoon: true } held
            ? [new($"Your seat is yours {SeatWords.Until(held.Until, facts.Zone)}.", Tone.Warn, "/seat", "Ask for longer")] : [];
    }

    private static ShellSpace Of(SpaceFacts space) => new(space.Name, space.Address, space.Changed);
}
