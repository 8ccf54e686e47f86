using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Tests.Licensing;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;

namespace Workspace.Tests.Ui;

/// <summary>Names and titles that look like HTML stay text in every list whose rows are written in one piece.</summary>
public sealed class HostileRowsTests
{
    private const string Hostile = "<img src=x onerror=a()>\" onfocus=\"b()' &lt;b&gt;";

    [Fact]
    public async Task In_lists_of_people_and_seats()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db =>
        {
            var person = await db.Set<Person>().SingleAsync(p => p.Id == w.Ben.Id);
            var body = await db.Set<Affiliation>().SingleAsync(a => a.Id == person.AffiliationId);
            db.Entry(person).Property(p => p.Name).CurrentValue = Hostile;
            db.Entry(body).Property(a => a.Name).CurrentValue = Hostile;
        });

        var people = await (await w.SignInAsync(w.Ann)).GetAsync($"/spaces/{w.SpaceId}/people");
        AssertText(people, $"#member-{w.Ben.Id}", "th bdi", "td:nth-of-type(1)", ".act .hidden-text");
        var seats = await (await w.SignInAsync(w.Sam)).GetAsync("/office/seats");
        AssertText(seats, $"#seat-{await w.SeatAsync(w.Ben)}", "th bdi", "td:nth-of-type(2)");
        Assert.Equal($"Tick the seat of {Hostile}", seats.Document.QuerySelector($"#seat-{await w.SeatAsync(w.Ben)} input")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task In_the_list_of_documents()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w, Hostile);

        AssertText(await (await w.SignInAsync(w.Fay)).GetAsync($"/spaces/{w.SpaceId}/documents"), $"#document-{id}", "td.title bdi");
    }

    private static void AssertText(Page page, string row, params string[] cells)
    {
        Assert.All(cells, cell => Assert.Equal(Hostile, page.Document.QuerySelector($"{row} {cell}")?.TextContent));
        Assert.Empty(page.Document.QuerySelectorAll("main img, main [onerror], main [onfocus]"));
    }
}
