using System.IO.Compression;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Data;
using Workspace.Files;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.Operations.Demo;
using Workspace.People;
using Workspace.People.Address;
using Workspace.People.Passkeys;
using Workspace.Spaces;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Risks;
using Workspace.Tools.Wiki;
using Workspace.Tools.Risks.Import;
using TestServer = Workspace.Tests.Support.TestServer;

[assembly: AssemblyFixture(typeof(Workspace.Journeys.Support.Example))]

namespace Workspace.Journeys.Support;

/// <summary>The product with its example organisation, as <c>./run --demo</c> fills it: every page with realistic content.</summary>
public sealed class Example : IAsyncLifetime
{
    private readonly DemoClock _clock = new();
    private readonly TestServer _server;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public Example()
    {
        _server = new(builder =>
        {
            builder.UseSetting("WORKSPACE_URL", "http://localhost");
            builder.UseStaticWebAssets();
            builder.ConfigureTestServices(services => services.AddSingleton(_clock).AddSingleton<TimeProvider>(_clock).AddSingleton<DemoOrganisation>());
        });
        _server.UseKestrel(0);
    }

    public string Address => _server.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        await _server.Services.GetRequiredService<DemoOrganisation>().FillAsync();
        await using var db = await OpenAsync();
        var space = await db.Set<Space>().FirstAsync(s => s.Name == "Land registration reform");
        var seat = await db.Set<Seat>().Where(s => s.EndsAt > _clock.GetUtcNow()).OrderBy(s => s.Id).FirstAsync();
        _ids["{SpaceId:guid}"] = $"{space.Id}";
        _ids["{LicenceId:guid}"] = $"{seat.LicenceId}";
        _ids["{SeatId:guid}"] = $"{seat.Id}";
        _ids["{PersonId:guid}"] = $"{seat.PersonId}";
        _ids["/risks/{Id:guid}"] = $"/risks/{await db.Set<Risk>().Where(r => r.SpaceId == space.Id).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync()}";
        _ids["/risks/import/{Id:guid}"] = $"/risks/import/{await SendRegisterAsync(space.Id)}";
        _ids["/link/{Key}"] = new Uri(await _server.Services.GetRequiredService<Links>().MakeSignInAsync(seat.PersonId, null, Links.SignInLife)).PathAndQuery;
        var page = await db.Set<WikiPage>().Where(p => p.SpaceId == space.Id && p.Title == "Glossary").Select(p => p.Id).SingleAsync();
        _ids["/wiki/{Id:guid}"] = $"/wiki/{page}";
        _ids["/wiki/import/{Id:guid}"] = $"/wiki/import/{await SendPagesAsync(space.Id)}";
        _ids["/to/{Title}"] = "/to/Casebook";
        _ids["/history/{Number:int}"] = "/history/0";
        var document = await db.Set<Document>().Where(d => d.SpaceId == space.Id && d.Status == DocumentStatus.InReview).OrderBy(d => d.Number).Select(d => d.Id).FirstAsync();
        var comment = await db.Set<DocumentComment>().Where(c => c.DocumentId == document && c.RoundId != null).OrderBy(c => c.At).FirstAsync();
        (_ids["/documents/{Id:guid}"], _ids["{RoundId:guid}"], _ids["{RowKey}"], _ids["{Number:int}"]) = ($"/documents/{document}", $"{comment.RoundId}", $"c-{comment.Id}", "2");
        var thread = await db.Set<ForumThread>().Where(t => t.SpaceId == space.Id && t.SummaryId != null && t.Stage == ThreadStage.Options).FirstAsync();
        (_ids["/forums/{Id:guid}"], _ids["{ForumId:guid}"]) = ($"/forums/{thread.Id}", $"{thread.ForumId}");
        _ids["/posts/{PostId:guid}"] = $"/posts/{await db.Set<ForumPost>().Where(p => p.SpaceId == space.Id && p.EditedAt != null).Select(p => p.Id).FirstAsync()}";
        _ids["/posts/{PostId:guid}/edit"] = $"/posts/{await db.Set<ForumPost>().Where(p => p.SpaceId == space.Id && db.Set<Person>().Any(x => x.Id == p.ById && x.Name == DemoPeople.Owner)).Select(p => p.Id).FirstAsync()}/edit";
        _ids["/polls/{Id:guid}"] = $"/polls/{await db.Set<Poll>().Where(p => p.SpaceId == space.Id).OrderBy(p => p.Number).Select(p => p.Id).FirstAsync()}";
        _ids["/polls/workshops/{Id:guid}"] = $"/polls/workshops/{await db.Set<Workshop>().Where(x => x.State == WorkshopState.Over).Select(x => x.Id).FirstAsync()}";
        _ids["/w/{Code}"] = $"/w/{await db.Set<Workshop>().Where(x => x.State == WorkshopState.Ready).Select(x => x.Code).FirstAsync()}";
        _ids["{FileId:guid}"] = $"{await db.Set<SpaceFile>().Where(f => f.SpaceId == space.Id && f.Name == "Replies by week.png").Select(f => f.Id).FirstAsync()}";
        await SendInvitationsAsync(db, space);
        _ids["{AffiliationId:guid}"] = $"{await db.Set<Affiliation>().OrderBy(a => a.Name).Select(a => a.Id).FirstAsync()}";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The address of this page, about a thing of the example.</summary>
    public string AddressOf(string route) => _ids.OrderByDescending(id => id.Key.Length).Aggregate(route, (address, id) => address.Replace(id.Key, id.Value, StringComparison.Ordinal));

    /// <summary>A new session of the person of this name.</summary>
    public async Task<string> SessionAsync(string name)
    {
        await using var db = await OpenAsync();
        var id = await db.Set<Person>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
        return await _server.Services.GetRequiredService<Sessions>().StartAsync(id, "a journey");
    }

    private async Task SendInvitationsAsync(WorkspaceDb db, Space space)
    {
        var lists = await db.Set<InvitationBatch>().AsNoTracking().ToListAsync();
        _ids["/people/invite/{BatchId:guid}"] = $"/people/invite/{lists.Single(b => b.SpaceId is not null && b.State == BatchState.Draft).Id}";
        _ids["/office/invite/{BatchId:guid}"] = $"/office/invite/{lists.Single(b => b.SpaceId is null).Id}";
        _ids["/office/grants/{BatchId:guid}"] = $"/office/grants/{lists.Single(b => b.State == BatchState.Asked).Id}";
        var (owner, secret) = (await db.Set<Person>().Where(p => p.Name == DemoPeople.Owner).Select(p => p.Id).SingleAsync(), Secret.Make());
        db.Add(Invitation.Make(space.OrganisationId, space.Id, new Workspace.Invitations.Guest(1, "Sian Powell", "sian.powell@example.org", Role.Contributor, GuestKind.New), "", owner, Secret.Hash(secret), _clock.GetUtcNow()));
        var passkey = Passkey.Add(owner, "Laptop", new(Guid.CreateVersion7().ToByteArray(), [1], _clock.GetUtcNow(), 0, null, true, false, false, [], []), _clock.GetUtcNow());
        var said = Secret.Make();
        db.Add(passkey);
        db.Add(EmailChange.Ask(owner, "ann.new@example.org", Secret.Hash(said), Secret.Hash(Secret.Make()), _clock.GetUtcNow()));
        await db.SaveChangesAsync();
        _ids["{PasskeyId:guid}"] = $"{passkey.Id}";
        _ids["/email/{Key}"] = $"/email/{said}";
        _ids["/invitation/{Key}"] = $"/invitation/{secret}";
        _ids["/mail/stop/{Key}"] = _server.Services.GetRequiredService<StopLinks>().For(owner);
    }

    // A register that its sender has yet to confirm, with a cell that cannot be read.
    private async Task<Guid> SendRegisterAsync(Guid spaceId)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var owner = await scope.ServiceProvider.GetRequiredService<Sessions>().ReadAsync(await SessionAsync(DemoPeople.Owner));
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(owner!);
        using var file = new MemoryStream("Ref,Risk,Likelihood,Impact,Owner,Review date\nA1,Lenders delay sign-off,4,3,Legal,31/01/2027\nA2,Few replies from tenants’ groups,2,2,Engagement,soon\n"u8.ToArray());
        return await scope.ServiceProvider.GetRequiredService<ImportActions>().SendAsync(spaceId, "register.csv", file);
    }

    private async Task<Guid> SendPagesAsync(Guid spaceId)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var file = await zip.CreateEntry("guide/deeds.md").OpenAsync();
            await file.WriteAsync("# Deeds\n\nSee [nowhere](nowhere.md) and {% include \"menu.html\" %}.\n"u8.ToArray());
        }

        await using var scope = _server.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is((await scope.ServiceProvider.GetRequiredService<Sessions>().ReadAsync(await SessionAsync(DemoPeople.Owner)))!);
        return await scope.ServiceProvider.GetRequiredService<Workspace.Tools.Wiki.Import.ImportActions>().SendAsync(spaceId, null, "guide.zip", null, archive.ToArray());
    }

    private Task<WorkspaceDb> OpenAsync() => _server.Services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
}
