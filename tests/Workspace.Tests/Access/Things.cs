using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Activity.Audit;
using Workspace.Files.Uploads;
using Workspace.Files.Whole;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.People;
using Workspace.People.Directory;
using Workspace.People.Passkeys;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Files;
using Workspace.Tests.Licensing;
using Workspace.Tests.Support;
using Workspace.Tests.Texts;
using Workspace.Texts.Images;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Forums;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Risks;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Risks.Import;
using Workspace.Tools.Wiki;
using Workspace.Tools.Wiki.Publishing;

namespace Workspace.Tests.Access;

/// <summary>One of each thing that an address can name, all of the first organisation.</summary>
public sealed class Things(TestWorkspace w)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>What forms name in their fields, of ours again.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal) { ["version"] = "0" };

    /// <summary>Holds a seat, and left the space.</summary>
    public Actor Lea { get; private set; } = null!;

    /// <summary>An account that was switched off, and the browser in which it was signed in.</summary>
    public (Actor Actor, Browser Browser) Dov { get; private set; }

    public static async Task<Things> MakeAsync(TestWorkspace w)
    {
        var things = new Things(w);
        await things.AddPeopleAsync();
        var risk = Guid.CreateVersion7();
        await w.DoAsync<RiskActions>(w.Ben, risks => risks.AddAsync(w.SpaceId, risk, new RiskDetails { Title = "Lenders delay", Score = new Score(3, 4) }));
        var import = await w.DoAsync<ImportActions, Guid>(w.Fay, imports => imports.SendAsync(w.SpaceId, "risks.csv", new MemoryStream(Encoding.UTF8.GetBytes("title,likelihood,impact\nOne,1,2\n"))));
        await things.AddWikiAsync();
        things._values["{SpaceId:guid}"] = things._values["{spaceId:guid}"] = w.SpaceId.ToString();
        things._values["{PersonId:guid}"] = things._values["{personId:guid}"] = w.Ben.Id.ToString();
        things._values["{LicenceId:guid}"] = things._values["{licenceId:guid}"] = w.LicenceId.ToString();
        things._values["{SeatId:guid}"] = (await w.ReadAsync(db => db.Set<Seat>().Where(s => s.PersonId == w.Ben.Id).Select(s => s.Id).SingleAsync())).ToString();
        var lists = await InvitationsOf(w);
        things._values["people/invite/{BatchId:guid}"] = $"people/invite/{lists.OfSpace}";
        things._values["office/invite/{BatchId:guid}"] = $"office/invite/{lists.OfOffice}";
        things._values["office/grants/{BatchId:guid}"] = $"office/grants/{lists.Asked}";
        things._values["{Key}"] = Secret.Make();
        things._values["{key}"] = "reply-1";
        var date = Workspace.Spaces.KeyDate.Set(w.SpaceId, new DateOnly(2027, 3, 31), "The report is published");
        var passkey = Passkey.Add(w.Ben.Id, "Laptop", new(Guid.CreateVersion7().ToByteArray(), [1], w.Clock.GetUtcNow(), 0, null, true, false, false, [], []), w.Clock.GetUtcNow());
        things._values["{PasskeyId:guid}"] = passkey.Id.ToString();
        var search = Workspace.Search.Saved.SavedSearch.Save(w.Ben.Id, "Charges", "?q=charges", w.Clock.GetUtcNow());
        things._values["search/saved/{id:guid}"] = $"search/saved/{search.Id}";
        await w.WriteAsync(db =>
        {
            db.Add(date);
            db.Add(search);
            db.Add(passkey);
            return Task.CompletedTask;
        });
        things.Fields["Removed"] = date.Id.ToString();
        things.Fields["Remove"] = w.Sam.Id.ToString();
        await w.WriteAsync(async db => db.Entry(await db.Set<Seat>().SingleAsync(s => s.PersonId == w.Gil.Id)).Property(s => s.SponsorId).CurrentValue = w.Ben.Id);
        things.Fields["AskFor"] = w.Gil.Id.ToString();
        things._values["{AffiliationId:guid}"] = things.Fields["Renamed.Id"] = (await w.ReadAsync(db => db.Set<Affiliation>().Where(a => a.OrganisationId == w.OrganisationId).Select(a => a.Id).FirstAsync())).ToString();
        things._values["risks/import/{Id:guid}"] = $"risks/import/{import}";
        things._values["risks/import/{id:guid}"] = $"risks/import/{import}";
        var poll = await PollAsync(w);
        things._values["polls/{Id:guid}"] = $"polls/{poll}";
        things._values["polls/{id:guid}"] = $"polls/{poll}";
        (things.Fields["from"], things.Fields["thing"], things.Fields["to"]) = ("polls", $"{poll}", "risks");
        await AddWorkshopAsync(w, things);
        things._values["risks/{Id:guid}"] = $"risks/{risk}";
        things._values["risks/{id:guid}"] = $"risks/{risk}";
        await AddPictureAsync(w, things);
        await AddFileAsync(w, things, risk);
        await Papers.NameAsync(w, things._values, things.Fields);
        await ForumWorkspace.NameAsync(w, things._values, things.Fields);
        return things;
    }

    private async Task AddPeopleAsync()
    {
        var people = await w.HireAsync(2);
        (Lea, Dov) = (people[0], (people[1], await w.SignInAsync(people[1])));
        foreach (var person in people)
        {
            await w.AssignAsync(person, w.LicenceId);
        }

        await w.DoAsync<MemberActions>(w.Ann, a => a.AddAsync(w.SpaceId, [Lea.Id, Dov.Actor.Id], Role.Owner));
        await w.DoAsync<MemberActions>(Lea, a => a.LeaveAsync(w.SpaceId));
        await w.DoAsync<AccountActions>(w.Sam, a => a.DisableAsync(Dov.Actor.Id));
    }

    private async Task AddWikiAsync()
    {
        var (page, thrown) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await w.DoAsync<PageActions>(w.Ben, a => a.AddAsync(w.SpaceId, page, "Glossary", null));
        await w.DoAsync<PageActions>(w.Ben, a => a.AddAsync(w.SpaceId, thrown, "Thrown away", null));
        await w.DoAsync<TrashActions>(w.Ben, a => a.DeleteAsync(w.SpaceId, thrown));
        await w.DoAsync<CareActions>(w.Fay, a => a.AskAsync(w.SpaceId, page));
        await w.DoAsync<PublishActions>(w.Ann, a => a.PublishAsync(w.SpaceId, page, $"glossary-{page:N}", whole: true, mayBeListed: false));
        var archive = await w.DoAsync<Workspace.Tools.Wiki.Import.ImportActions, Guid>(w.Fay, a => a.SendAsync(w.SpaceId, null, "pages.zip", null, Zips.Of(("one.md", "# One"))));
        _values["/p/{address}/{page}"] = $"/p/glossary-{page:N}";
        var picture = Workspace.Texts.Images.TextImage.Keep(w.SpaceId, page, Convert.FromBase64String("R0lGODlhAQABAAAAACw="), w.Ben.Id, w.Clock.GetUtcNow());
        await w.WriteAsync(db => Task.FromResult(db.Add(picture)));
        await w.ReplaceAsync(w.Ben, page, $"![A dot]({Workspace.Tools.Wiki.Content.PictureAddress.Of(picture)})");
        _values["/pictures/{id:guid}"] = $"/pictures/{picture.Id}";
        _values["{address}"] = $"glossary-{page:N}";
        _values["{Title}"] = "Nothing";
        _values["{Number:int}"] = "0";
        _values["wiki/import/{Id:guid}"] = _values["wiki/import/{id:guid}"] = $"wiki/import/{archive}";
        foreach (var id in new[] { "{Id:guid}", "{id:guid}" })
        {
            _values[$"wiki/{id}/do/purge"] = $"wiki/{thrown}/do/purge";
            _values[$"wiki/{id}"] = $"wiki/{page}";
        }

        Fields["page"] = page.ToString();
        Fields["where"] = "top";
    }

    private static async Task<(Guid OfSpace, Guid OfOffice, Guid Asked)> InvitationsOf(TestWorkspace w)
    {
        var wish = new InviteWish("new@example.org", null, null, Workspace.Spaces.Role.Reader, null, null);
        await w.DoAsync<JoinActions>(w.Ann, joining => joining.TakeRequestsAsync(w.SpaceId, true));
        var (space, office) = (await w.DoAsync<InviteActions, Guid>(w.Ann, a => a.DrawAsync(w.SpaceId, wish)), await w.DoAsync<InviteActions, Guid>(w.Sam, a => a.DrawAsync(null, wish)));
        var asked = await w.DoAsync<InviteActions, Guid>(w.Ann, a => a.DrawAsync(w.SpaceId, wish));
        await w.DoAsync<InviteActions>(w.Ann, a => a.AskSeatsAsync(w.SpaceId, asked));
        return (space, office, asked);
    }

    private static async Task AddFileAsync(TestWorkspace w, Things things, Guid risk)
    {
        var file = await w.AttachAsync(w.Ben, "risks", risk, "plan.png", Samples.Png());
        var upload = await w.DoAsync<UploadActions, UploadState>(w.Ben, uploads => uploads.BeginAsync(w.SpaceId, new(new("risks", risk), null, "later.pdf", 1000)));
        var export = SpaceExport.Ask(w.SpaceId, w.Ben.Id, w.Clock.GetUtcNow());
        export.Cancel(); // nobody makes it meanwhile
        await w.WriteAsync(db => Task.FromResult(db.Add(export)));
        things._values["{ExportId:guid}"] = things._values["{exportId:guid}"] = $"{export.Id}";
        (things._values["{FileId:guid}"], things._values["{fileId:guid}"]) = ($"{file.Id}", $"{file.Id}");
        (things._values["{UploadId:guid}"], things._values["{VersionNumber:int}"]) = ($"{upload.Id}", "1");
    }

    private static async Task AddPictureAsync(TestWorkspace w, Things things)
    {
        var text = await w.BeginTextAsync(Doc.Of("A text with a picture"));
        var image = TextImage.Keep(w.SpaceId, text, "GIF89a"u8.ToArray(), w.Ben.Id, w.Clock.GetUtcNow());
        await w.WriteAsync(db =>
        {
            db.Add(image);
            return Task.CompletedTask;
        });
        things._values["{TextId:guid}"] = $"{text}";
        things._values["{ImageId:guid}"] = $"{image.Id}";
    }

    // Closed, so that its record is there to be read.
    private static async Task<Guid> PollAsync(TestWorkspace w)
    {
        var id = Guid.CreateVersion7();
        await w.DoAsync<PollActions>(w.Ben, polls => polls.DraftAsync(w.SpaceId, id, new("Which option?", "", new(), [new("One"), new("Two")], null)));
        await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, id));
        await w.DoAsync<PollActions>(w.Fay, polls => polls.CloseAsync(w.SpaceId, id));
        return id;
    }

    private static async Task AddWorkshopAsync(TestWorkspace w, Things things)
    {
        var id = Guid.CreateVersion7();
        await w.DoAsync<WorkshopActions>(w.Ben, a => a.PlanAsync(w.SpaceId, id, new("Options for witnesses", [])));
        await w.DoAsync<WorkshopActions>(w.Ben, a => a.AddPollAsync(w.SpaceId, id, "Which option?", "", PollKind.One, [new("One"), new("Two")], secret: false));
        things._values["polls/workshops/{Id:guid}"] = things._values["polls/workshops/{id:guid}"] = $"polls/workshops/{id}";
        things._values["{Code}"] = things._values["{code}"] = await w.ReadAsync(db => db.Set<Workshop>().Where(x => x.Id == id).Select(x => x.Code).SingleAsync());
        things.Fields["line"] = things.Fields["up"] = (await w.ReadAsync(db => db.Set<WorkshopLine>().Where(l => l.WorkshopId == id).Select(l => l.Id).SingleAsync())).ToString();
    }

    public string Fill(string route)
    {
        foreach (var (name, value) in _values)
        {
            route = route.Replace(name, value, StringComparison.Ordinal);
        }

        return route.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"Nothing stands for the parameter of {route}.") : route;
    }

    /// <summary>What this person, or somebody unknown, made happen in the organisation, but refusals and sign-ins. What runs in the background for others is not theirs.</summary>
    public Task<int> CountEventsAsync(Actor? who)
    {
        var id = who?.Id;
        return w.ReadAsync(db => db.Set<Event>().CountAsync(e => e.OrganisationId == w.OrganisationId && e.ActorId == id && e.Kind != PeopleEvents.SignedIn && e.Kind != PeopleEvents.SignInRefused && e.Kind != AuditEvents.Refused));
    }
}
