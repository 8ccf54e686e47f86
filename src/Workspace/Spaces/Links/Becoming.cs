using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workspace.Tools;
using Workspace.Ui;

namespace Workspace.Spaces.Links;

/// <summary>Makes a thing of one tool out of a thing of another, and remembers it on both sides.</summary>
public sealed class Becoming(SpaceAccess spaces, Toolbox toolbox)
{
    private const string Address = "/spaces/{spaceId:guid}/become";
    private const int MostShown = 50;

    private static readonly Question<ThingLink, Guid, ThingLink> LinksOf = new((links, thing) => links.Where(l => l.FromId == thing || l.ToId == thing).OrderBy(l => l.MadeAt).Take(MostShown));

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Address, async (Guid spaceId, [FromForm] string? from, [FromForm] Guid? thing, [FromForm] string? to, Becoming becoming, Notices notices, HttpContext http) =>
    {
        var made = await becoming.BecomeAsync(spaceId, from ?? "", thing ?? Guid.Empty, to ?? "", CancellationToken.None);
        notices.Say("It is made, and both are linked. Fill in what is missing.");
        return SeeOther.To(http, made);
    });

    /// <summary>Answers with the address of what was made; asked twice it leads to the same.</summary>
    public async Task<string> BecomeAsync(Guid spaceId, string from, Guid thing, string to, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, null, ct);
        if (from == to || toolbox.Find(from) is not { } source || toolbox.Find(to) is not { Becomes: not null } target || !visit.Has(from) || !visit.Has(to)) throw Refusal.NotFound();
        if (await visit.Query<ThingLink>().FirstOrDefaultAsync(l => l.FromId == thing && l.ToTool == to, ct) is { } known) return target.AddressOf(spaceId, known.ToId) ?? $"/spaces/{spaceId}";
        var origin = await source.OriginAsync(visit, thing, ct) ?? throw Refusal.NotFound();
        var made = await target.BecomeAsync(visit, origin, ct);
        visit.Add(ThingLink.Make(spaceId, from, thing, to, made, visit.PersonId, visit.Now));
        await visit.SaveAsync(ct);
        return target.AddressOf(spaceId, made) ?? $"/spaces/{spaceId}";
    }

    /// <summary>What the thing came from and became, as far as the person may see it, and what it could still become.</summary>
    public async Task<LinkedView> OfAsync(Guid spaceId, string tool, Guid thing, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, null, ct);
        var links = await visit.AskAsync(LinksOf, thing, ct);
        var (came, became) = (new List<LinkedThing>(), new List<LinkedThing>());
        foreach (var link in links)
        {
            var (other, id) = link.FromId == thing ? (link.ToTool, link.ToId) : (link.FromTool, link.FromId);
            if (visit.Has(other) && toolbox.Find(other) is { } found && (await found.NamesAsync(visit, [id], ct)).TryGetValue(id, out var name)) (link.FromId == thing ? became : came).Add(new(name, found.AddressOf(spaceId, id)));
        }

        var offers = visit.May(Role.Contributor) ? toolbox.All.Where(t => t.Key != tool && t.Becomes is not null && visit.Has(t.Key) && links.All(l => l.FromId != thing || l.ToTool != t.Key)).Select(t => new LinkOffer(t.Key, t.Becomes!)) : [];
        return new(came, became, [.. offers]);
    }
}

/// <summary>What a thing hands over to what it becomes.</summary>
public sealed record Origin(string Title, string Text);

/// <summary>What a thing came from, became, and could become.</summary>
public sealed record LinkedView(IReadOnlyList<LinkedThing> Came, IReadOnlyList<LinkedThing> Became, IReadOnlyList<LinkOffer> Offers);

/// <summary>A thing of another tool, by its name now.</summary>
public sealed record LinkedThing(string Name, string? Address);

/// <summary>What it could become: "a risk".</summary>
public sealed record LinkOffer(string Tool, string Words);
