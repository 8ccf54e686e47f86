using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Documents;
using Workspace.Tools.Risks;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Search;

/// <summary>What is found, in which order, and by what.</summary>
public sealed class FindTests
{
    [Fact]
    public async Task Words_are_found_in_any_form_and_what_has_them_in_its_title_comes_first()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Old paper", markdown: "Nobody registered anything here.");
        await w.AddPageAsync(w.Ben, "Registers of the county", markdown: "Where they are.");
        await w.AddPageAsync(w.Ben, "About it", markdown: "To register is to register. Registering takes a day; a registered deed is safe.");
        await w.AddPageAsync(w.Ben, "Something else", markdown: "Nothing.");
        await w.IndexedAsync();

        Assert.Equal(["Registers of the county", "About it", "Old paper"], await w.TitlesAsync(w.Rae, "registering"));
        Assert.Equal(["Registers of the county"], await w.TitlesAsync(w.Rae, "COUNTY register"));
        Assert.Empty(await w.TitlesAsync(w.Rae, "county nobody"));
    }

    [Fact]
    public async Task Phrases_beginnings_exclusions_and_references_are_understood()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Charges", markdown: "The local land charges are kept by the council.");
        await w.AddPageAsync(w.Ben, "Land", markdown: "Charges that are local, on land.");
        await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Lenders delay", Cause = "Café tables", Score = new Score(3, 4) }));
        await w.IndexedAsync();

        Assert.Equal(["Charges"], await w.TitlesAsync(w.Rae, "\"local land charges\""));
        Assert.Equal(["Land"], await w.TitlesAsync(w.Rae, "charge -council"));
        Assert.Equal(["Charges"], await w.TitlesAsync(w.Rae, "counc*"));
        Assert.Equal(["R-01 Lenders delay"], await w.TitlesAsync(w.Rae, "R-01"));
        Assert.Equal(["R-01 Lenders delay"], await w.TitlesAsync(w.Rae, "cafe"));
        Assert.Equal("counc*", (await w.FindAsync(w.Rae, "counc")).Instead);
    }

    [Fact]
    public async Task A_misspelt_word_is_offered_as_it_is_written()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Timetable", markdown: "The registration opens in June.");
        await w.IndexedAsync();

        Assert.Equal("registration", (await w.FindAsync(w.Rae, "registratoin")).Meant);
        Assert.Equal("registration june", (await w.FindAsync(w.Rae, "regsitration june")).Meant);
        Assert.Null((await w.FindAsync(w.Rae, "zzzzzzzz")).Meant);
    }

    [Fact]
    public async Task Status_and_date_come_before_the_text()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Lenders delay", Cause = "They <b>wait</b> for deeds", Score = new Score(3, 4) }));
        await w.IndexedAsync();

        var page = await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/search?q=waits");

        Assert.Equal("Open risk, high24 Nov 2026R-01 Lenders delayThey <b>wait</b> for deedsBen Okoro, Lenders’ Association", page.All(".hits li")[0]);
        Assert.Equal(["wait"], page.All(".hits mark"));
    }

    [Fact]
    public async Task A_search_is_narrowed_by_kind_person_organisation_and_date()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ann, "Deeds of Ann", markdown: "deeds");
        await w.AddPageAsync(w.Ben, "Deeds of Ben", markdown: "deeds");
        await w.DoAsync<RiskActions>(w.Fay, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Deeds are lost", Score = new Score(1, 2) }));
        await w.IndexedAsync();

        Assert.Equal(["R-01 Deeds are lost"], await w.TitlesAsync(w.Rae, "deeds", r => r with { Kind = "risk" }));
        Assert.Equal(["Deeds of Ben"], await w.TitlesAsync(w.Rae, "deeds", r => r with { Person = "okoro" }));
        Assert.Equal(["Deeds of Ann", "R-01 Deeds are lost"], (await w.TitlesAsync(w.Rae, "deeds", r => r with { Organisation = "Department for Land" })).Order(StringComparer.Ordinal));
        Assert.Empty(await w.TitlesAsync(w.Rae, "deeds", r => r with { Person = "nobody" }));
        Assert.Empty(await w.TitlesAsync(w.Rae, "deeds", r => r with { To = "23/11/2026" }));
        Assert.Equal(3, (await w.TitlesAsync(w.Rae, "deeds", r => r with { From = "24/11/2026", To = "24/11/2026" })).Count);
        Assert.Contains("Deeds of Ben", await w.TitlesAsync(w.Rae, "", r => r with { Person = "Ben" }));
    }

    [Fact]
    public async Task Documents_comments_and_people_are_found_and_an_agreed_document_says_when()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w, "Deeds by video");
        await w.DoAsync<Workspace.Tools.Documents.Comments.CommentActions, Guid>(w.Cas, a => a.AddAsync(w.SpaceId, id, new(Guid.CreateVersion7(), "This harms rural conveyancers")));
        await w.IndexedAsync();

        Assert.Equal(["D-1 Deeds by video"], await w.TitlesAsync(w.Rae, "witness attends"));
        Assert.Equal(["Comments on D-1 Deeds by video"], await w.TitlesAsync(w.Rae, "conveyancer"));
        Assert.Equal(["Ben Okoro"], await w.TitlesAsync(w.Rae, "okoro"));

        await w.WriteAsync(async db => (await db.FindAsync<Document>(id))!.Agree(1, w.Ann.Id, w.Clock.GetUtcNow()));
        Assert.Equal("Agreed 24 November 2026", (await w.FindAsync(w.Rae, "witness")).Groups[0].Hits[0].Found.State);
    }

    [Fact]
    public async Task One_kind_comes_in_pages_and_says_how_many_there_are()
    {
        await using var w = await TestWorkspace.OpenAsync();
        for (var number = 1; number <= 23; number++)
        {
            await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = $"Deeds burn, case {number}", Score = new Score(1, 2) }));
        }

        await w.IndexedAsync();
        var rae = await w.SignInAsync(w.Rae);

        var overview = await rae.GetAsync("/search?q=burning");
        Assert.Equal(4, overview.Document.QuerySelectorAll(".hits li").Length);
        var first = await overview.ClickAsync("More");
        Assert.Contains("23 found", first.Text, StringComparison.Ordinal);
        Assert.Equal(20, first.Document.QuerySelectorAll(".hits li").Length);
        Assert.Equal(3, (await first.ClickAsync("Next")).Document.QuerySelectorAll(".hits li").Length);
        Assert.Equal(3, (await rae.GetAsync("/search?q=burning&kind=risk&page=99")).Document.QuerySelectorAll(".hits li").Length);
    }

    [Fact]
    public async Task What_changes_is_found_as_it_is_now_and_the_index_equals_one_made_anew()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var page = await w.AddPageAsync(w.Ben, "First name", markdown: "alpha");
        var gone = await w.AddPageAsync(w.Ben, "Goes away", markdown: "omega");
        await w.DoAsync<RiskActions>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = "Stays", Score = new Score(1, 2) }));
        await w.IndexedAsync();
        Assert.Equal(["First name"], await w.TitlesAsync(w.Rae, "alpha"));

        await w.ReplaceAsync(w.Ben, page, "beta instead");
        await w.DoAsync<PageActions>(w.Ben, a => a.RenameAsync(w.SpaceId, page, "Second name"));
        await w.DoAsync<TrashActions>(w.Ben, a => a.DeleteAsync(w.SpaceId, gone));
        await w.IndexedAsync();

        Assert.Empty(await w.TitlesAsync(w.Rae, "alpha"));
        Assert.Empty(await w.TitlesAsync(w.Rae, "omega"));
        Assert.Equal(["Second name"], await w.TitlesAsync(w.Rae, "beta"));

        var before = await w.Index().AllAsync();
        await using (var pen = await w.Index().TakePenAsync())
        {
            await pen.ClearAsync();
            await pen.CommitAsync();
        }

        await w.IndexedAsync();
        var after = await w.Index().AllAsync();
        Assert.Equal(before.Rows.Where(row => row.SpaceId == w.SpaceId).Select(row => row.ToString()), after.Rows.Where(row => row.SpaceId == w.SpaceId).Select(row => row.ToString()));
        Assert.Equal(before.Words.Where(word => word.SpaceId == w.SpaceId).OrderBy(word => $"{word}", StringComparer.Ordinal), after.Words.Where(word => word.SpaceId == w.SpaceId).OrderBy(word => $"{word}", StringComparer.Ordinal));
        Assert.DoesNotContain(after.Words, word => word.Word.Folded is "alpha" or "omega" or "goes");
        Assert.Equal(["Second name"], await w.TitlesAsync(w.Rae, "beta"));
        Assert.Null(await w.Index().CheckAsync());
    }
}
