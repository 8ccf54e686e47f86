using Microsoft.EntityFrameworkCore;
using Workspace.Mail;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Licensing;
using Workspace.Tests.Mail;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Wiki;
using Workspace.Texts;
using Workspace.Texts.Named;

namespace Workspace.Tests.Texts;

/// <summary>A name with @ in what people write together asks whom it names: at once, once for each text, and only those who may read it.</summary>
public sealed class NamedTests
{
    [Fact]
    public async Task Who_is_named_in_a_document_hears_of_it_at_once_and_it_waits_until_they_say_that_it_is_done()
    {
        await using var room = await Mailroom.OpenAsync();
        var w = room.W;
        var paper = await Papers.StartAsync(w);
        await Papers.WriteAsync(w, paper, Naming("Please look at clause 3", w.Rae));

        var mail = (await room.Sink.WaitAsync(1))[0];
        Assert.True(mail.IsTo(w.Rae.Email));
        Assert.Equal("Ben Okoro named you in D-1 Draft consultation: digital deeds", mail.Subject);
        Assert.Equal(Papers.At(w, paper), mail.Link("/spaces/"));
        Assert.DoesNotContain("clause 3", mail.Data, StringComparison.Ordinal);
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains("You are named in a document", (await rae.GetAsync("/")).Text, StringComparison.Ordinal);

        var page = await rae.GetAsync(Papers.At(w, paper));
        Assert.Contains("Ben Okoro named you in this text.", page.Text, StringComparison.Ordinal);
        page = await page.PressAsync("Done, take it off my list");

        Assert.Equal(Papers.At(w, paper), page.Path);
        Assert.False(page.Has(".named-here"));
        Assert.DoesNotContain("You are named", (await rae.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_edits_ask_only_those_who_were_not_named_before()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var paper = await Papers.StartAsync(w, doc: Naming("First", w.Rae));
        await ToldAsync(w, paper);
        await Papers.WriteAsync(w, paper, Naming("Second, and again", w.Rae, w.Cas, w.Rae), w.Fay);
        await ToldAsync(w, paper);
        await Papers.WriteAsync(w, paper, Naming("Third", w.Cas, w.Rae));
        await ToldAsync(w, paper);

        Assert.Equal(new[] { (w.Rae.Id, w.Ben.Id), (w.Cas.Id, w.Fay.Id) }.Order(), await AskedAsync(w, paper));
        Assert.Equal(new[] { w.Rae.Id, w.Cas.Id }.Order(), (await LettersAsync(w)).Order());
    }

    [Fact]
    public async Task It_is_asked_in_the_name_of_whoever_wrote_it_and_not_of_the_last_who_typed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var paper = await Papers.StartAsync(w);
        await using var fay = await w.EditAsync(w.Fay, paper);
        await using var ben = await w.EditAsync(w.Ben, paper);
        await fay.TypeAsync(new ReplaceStep(1, 1, new Slice(Fragment.From([Mention(w.Rae)]), 0, 0)));
        await fay.SavedAsync();
        await ben.AtAsync(fay.Version);
        await ben.InsertAsync(1, "b");
        await ben.SavedAsync();
        await ToldAsync(w, paper);

        Assert.Equal([(w.Rae.Id, w.Fay.Id)], await AskedAsync(w, paper));
    }

    [Fact]
    public async Task What_no_longer_names_somebody_no_longer_waits_for_them()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await w.AddPageAsync(w.Ben, "Fees");
        await w.ReplaceAsync(w.Ben, page, $"Who knows? {Markdown(w.Rae)}");
        await ToldAsync(w, page);
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains("Ben Okoro named you in this text.", (await rae.GetAsync(w.WikiPage(page))).Text, StringComparison.Ordinal);
        Assert.Contains("You are named in a wiki page", (await rae.GetAsync("/")).Text, StringComparison.Ordinal);

        await w.ReplaceAsync(w.Ben, page, "Who knows?");
        await ToldAsync(w, page);
        Assert.False((await rae.GetAsync(w.WikiPage(page))).Has(".named-here"));

        await w.ReplaceAsync(w.Ben, page, $"Who knows? {Markdown(w.Rae)}");
        await ToldAsync(w, page);
        Assert.True((await rae.GetAsync(w.WikiPage(page))).Has(".named-here"));
        Assert.Equal([w.Rae.Id], await LettersAsync(w));
    }

    [Fact]
    public async Task Without_script_a_name_after_the_sign_is_enough()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await w.AddPageAsync(w.Ben, "Fees");
        var form = await (await w.SignInAsync(w.Ben)).GetAsync(w.WikiPage(page, "/markdown"));
        await form.PressAsync("Save the page", ("Text", "Who knows, @Rae Moss? Not ben@example.org."));
        await ToldAsync(w, page);

        Assert.Equal([(w.Rae.Id, w.Ben.Id)], await AskedAsync(w, page));
    }

    [Fact]
    public async Task Nobody_asks_themselves_and_who_is_no_member_is_a_name_like_any_other()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<MemberActions>(w.Cas, a => a.LeaveAsync(w.SpaceId));
        var paper = await Papers.StartAsync(w, doc: Naming("Together", w.Ben, w.Zed, w.Ola, w.Cas));
        await ToldAsync(w, paper);

        Assert.Empty(await AskedAsync(w, paper));
        Assert.Empty(await LettersAsync(w));
    }

    [Fact]
    public async Task A_seat_that_has_lapsed_gets_no_mail_and_finds_it_waiting_on_its_return()
    {
        await using var room = await Mailroom.OpenAsync();
        var w = room.W;
        var paper = await Papers.StartAsync(w, doc: Naming("Your part", w.Gil));
        await ToldAsync(w, paper);
        var letter = await w.ReadAsync(db => db.Set<Letter>().Where(l => l.Kind == LetterKinds.Asked && l.PersonId == w.Gil.Id).Select(l => l.Id).SingleAsync());

        Assert.Equal(LetterOutcome.Dropped, (await room.OverAsync(letter)).Outcome);
        await w.AssignAsync(w.Gil, w.LicenceId);
        Assert.Contains("You are named in a document", (await (await w.SignInAsync(w.Gil)).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_text_begins_with_or_is_put_back_asks_nobody()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await w.AddPageAsync(w.Ben, "Minutes", markdown: $"Present: {Markdown(w.Rae)}\n\nApologies.");
        await w.ReplaceAsync(w.Ben, page, $"Present: {Markdown(w.Rae)}\n\nNo apologies.");
        await w.ReplaceAsync(w.Ben, page, "Nothing.");
        await ToldAsync(w, page);
        await w.InTextsAsync(w.Ben, (texts, visit) => texts.RestoreAsync(visit, page, 0));
        await ToldAsync(w, page);
        Assert.Empty(await AskedAsync(w, page));

        await w.ReplaceAsync(w.Ben, page, $"Present: {Markdown(w.Rae)}\n\nApologies.\n\nTo do: {Markdown(w.Rae)}");
        await ToldAsync(w, page);
        Assert.Equal([(w.Rae.Id, w.Ben.Id)], await AskedAsync(w, page));
    }

    [Fact]
    public async Task A_list_of_all_members_asks_no_more_than_a_post_may_name()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var people = await w.HireAsync(PostedText.MostPeople + 10);
        var licence = await w.BuyAsync(people.Length);
        foreach (var person in people)
        {
            await w.AssignAsync(person, licence);
        }

        await w.DoAsync<MemberActions>(w.Ann, a => a.AddAsync(w.SpaceId, [.. people.Select(p => p.Id)], Role.Reader));
        var paper = await Papers.StartAsync(w, doc: Naming("All of us", [.. people]));
        await ToldAsync(w, paper);

        Assert.Equal(people.Take(PostedText.MostPeople).Select(p => p.Id).Order(), (await AskedAsync(w, paper)).Select(a => a.Person).Order());
    }

    private static Node Mention(Actor actor) => Schema.Standard.Node("mention", [("person", actor.Id.ToString()), ("name", actor.Name)]);

    private static string Markdown(Actor actor) => $"[@{actor.Name}](person:{actor.Id})";

    private static Node Naming(string words, params Actor[] people) => Papers.Doc(Papers.Paragraph([Schema.Standard.Text(words + " "), .. people.Select(Mention)]));

    private static Task<List<Guid>> LettersAsync(TestWorkspace w) =>
        w.ReadAsync(db => db.Set<Letter>().Where(l => l.Kind == LetterKinds.Asked && l.OrganisationId == w.OrganisationId).Select(l => l.PersonId!.Value).ToListAsync());

    private static async Task<List<(Guid Person, Guid By)>> AskedAsync(TestWorkspace w, Guid text) =>
        [.. (await w.ReadAsync(db => db.Set<TextMention>().Where(m => m.TextId == text).Select(m => new { m.PersonId, m.ById }).ToListAsync())).Select(m => (m.PersonId, m.ById)).Order()];

    private static async Task ToldAsync(TestWorkspace w, Guid text)
    {
        for (var tries = 0; tries < 800 && await w.ReadAsync(db => db.Set<SharedText>().AnyAsync(t => t.Id == text && t.ToldVersion < t.Version)); tries++)
        {
            await Task.Delay(25);
        }

        Assert.False(await w.ReadAsync(db => db.Set<SharedText>().AnyAsync(t => t.Id == text && t.ToldVersion < t.Version)), "The text was not looked at.");
    }
}
