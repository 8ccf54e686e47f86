using System.Text;
using Workspace.Spaces;
using Workspace.Tools.Wiki.Import;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>Reading a folder of Markdown: tree, links, templates, HTML, and what is refused.</summary>
public sealed class ImportReaderTests
{
    private static readonly Guid Space = Guid.CreateVersion7();

    [Fact]
    public void Folders_become_the_tree_and_an_index_is_the_page_of_its_folder()
    {
        var plan = Read(("a/index.md", "---\ntitle: About\norder: 2\n---\nx"), ("a/play-10.md", "x"), ("a/play-2.md", "x"), ("b/c/d.md", "x"), ("e.md", "# Heading\n\ntext"), ("e/f.md", "x"));
        Assert.Equal(["a About", "b B", "e Heading", "a/play-2 Play 2", "a/play-10 Play 10", "b/c C", "e/f F", "b/c/d D"], plan.Pages.Select(p => $"{p.Key} {p.Title}"));
        Assert.Equal((6, 2), (plan.Written, plan.Folders));
        Assert.Equal("text", plan.Pages.Single(p => p.Key == "e").Doc.TextContent);
    }

    [Theory]
    [InlineData("[x](b.md)")]
    [InlineData("[x](./b.md#part)")]
    [InlineData("[x](../one/b)")]
    [InlineData("[x](/one/b/)")]
    [InlineData("[x](/former/)")]
    [InlineData("[x]({% page \"/one/b\" %})")]
    [InlineData("[x]({% page \"former\" %}#part)")]
    [InlineData("[x]({{ site.baseurl }}/one/b/)")]
    [InlineData("<a href=\"/one/b/\" class=\"y\">x</a>")]
    [InlineData("[x](https://old.example.org/one/b/)")]
    public void A_link_finds_its_page_whichever_way_it_is_written(string link)
    {
        var plan = new ImportReader(Space, "https://old.example.org").Read(SourceFiles.FromZip(Zips.Of(("one/a.md", link), ("one/b.md", "---\nredirect_from:\n  - /former/\n---\ntext"), ("two.md", "x"))));
        var target = plan.Pages.Single(p => p.Key == "one/b").Id;
        Assert.Contains($"/spaces/{Space}/wiki/{target}", plan.Pages.Single(p => p.Key == "one/a").Doc.ToString() + Hrefs(plan, "one/a"), StringComparison.Ordinal);
        Assert.Equal(1, plan.Links);
        Assert.DoesNotContain(plan.Notes, n => n.What.Contains("leads to no page", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("b.md#set-up", "#getting-ready")]
    [InlineData("b.md#the-hours-you-ve-earned", "#the-hours-youve-earned")]
    [InlineData("b.md#meals-m-and-ie", "#meals-mie")]
    [InlineData("b.md#nowhere", "")]
    public void A_link_into_a_page_finds_the_heading_that_is_meant(string link, string anchor)
    {
        var plan = Read(("a.md", $"[x]({link})"), ("b.md", "## Getting ready {#set-up}\n\n## The hours you've earned\n\n## Meals (M&IE)\n\n[up](#set-up)"));
        var b = plan.Pages.Single(p => p.Key == "b");
        Assert.Equal($"/spaces/{Space}/wiki/{b.Id}{anchor}", Hrefs(plan, "a").Trim());
        Assert.Equal("Getting ready", b.Doc.FirstChild!.TextContent);
        Assert.Equal("#getting-ready", Hrefs(plan, "b").Trim());
        Assert.Equal(anchor.Length == 0, plan.Notes.Any(n => n is { File: "a.md", Line: 1 } && n.What.Contains("#nowhere", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_kept_is_told_with_file_and_line()
    {
        var plan = Read(("a.md", "---\ntitle: A\n---\n\none\n\n[dead](gone.md)\n\n{% include \"menu.html\" %}\n\n<div>\nwords\n</div>\n\n![p](p.png)\n"), ("b.md", "x"));
        Assert.Contains(plan.Notes, n => n is { File: "a.md", Line: 7 } && n.What.Contains("gone.md", StringComparison.Ordinal));
        Assert.Contains(plan.Notes, n => n is { File: "a.md", Line: 9 } && n.What.Contains("menu.html", StringComparison.Ordinal));
        Assert.Contains(plan.Notes, n => n is { File: "a.md", Line: 11 } && n.What.Contains("<div>", StringComparison.Ordinal));
        Assert.Contains(plan.Notes, n => n is { File: "a.md", Line: 15 } && n.What.Contains("p.png", StringComparison.Ordinal));
        Assert.Equal("onedeadwords[Picture: p]", plan.Pages[0].Doc.TextContent.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Alerts_become_callouts_and_comments_go()
    {
        var plan = Read(("a.md", "{% alert \"Careful\", \"warning\" %}\n  Mind the step.\n{% endalert %}\n\nKept{% comment %} not kept {% endcomment %}.\n\n{% raw %}{% page \"x\" %}{% endraw %}"), ("b.md", "x"));
        var doc = plan.Pages[0].Doc;
        Assert.Equal("callout", doc.FirstChild!.Type.Name);
        Assert.Equal("warning", doc.FirstChild.Attrs.Text("kind"));
        Assert.Contains("Kept.", doc.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("not kept", doc.TextContent, StringComparison.Ordinal);
        Assert.Contains("{% page", doc.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil.md")]
    [InlineData("a/../../evil.md")]
    [InlineData("/etc/evil.md")]
    [InlineData("a\\..\\evil.md")]
    [InlineData("C:/evil.md")]
    [InlineData("1/2/3/4/5/6/7/8/9/10/11/12/13/14.md")]
    public void A_name_that_leads_out_is_refused(string name) =>
        Assert.Contains("cannot be imported", Assert.Throws<Refusal>(() => SourceFiles.FromZip(Zips.Of((name, "x"), ("ok.md", "x")))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_archive_that_grows_is_not_unpacked()
    {
        var bomb = Zips.Of(("a.md", new byte[900 * 1024]), ("b.md", [1]));
        Assert.Contains("packed size", Assert.Throws<Refusal>(() => SourceFiles.FromZip(bomb)).Message, StringComparison.Ordinal);
        var large = Zips.Of(("a.md", RandomBytes(1100 * 1024)));
        Assert.Contains("larger than 1 MB", Assert.Throws<Refusal>(() => SourceFiles.FromZip(large)).Message, StringComparison.Ordinal);
        var many = Zips.Of([.. Enumerable.Range(0, 12).Select(i => ($"{i}.md", "x"))]);
        Assert.Contains("more than 10 pages", Assert.Throws<Refusal>(() => SourceFiles.FromZip(many, new ImportLimits { Pages = 10 })).Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<Refusal>(() => SourceFiles.FromZip(RandomBytes(5000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_files_come_through_as_words()
    {
        var plan = SourceFiles.FromZip(Zips.Of(("latin.md", [0x63, 0x61, 0x66, 0xE9]), ("bom.md", [0xEF, 0xBB, 0xBF, 0x78]), ("empty.md", []), ("deep.md", Encoding.UTF8.GetBytes(new string('>', 3000) + "x")), ("title.md", Encoding.UTF8.GetBytes($"---\ntitle: \"{new string('t', 10_000)}\u202E\"\n---\nx"))));
        var read = new ImportReader(Space).Read(plan);
        Assert.Equal(5, read.Written);
        Assert.Equal("café", read.Pages.Single(p => p.Key == "latin").Doc.TextContent);
        Assert.All(read.Pages, p => Assert.InRange(p.Title.Length, 1, 200));
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var files = SourceFiles.FromZip(Zips.Of([.. Enumerable.Range(0, 50).Select(i => ($"{i}.md", "x"))]), ct: TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => new ImportReader(Space).Read(files, (done, _) => { if (done == 10) stop.Cancel(); }, stop.Token));
    }

    private static ImportPlan Read(params (string, string)[] files) => new ImportReader(Space).Read(SourceFiles.FromZip(Zips.Of(files)));

    private static string Hrefs(ImportPlan plan, string key) => string.Join(' ', Workspace.Tools.Wiki.Content.DocLinks.All(plan.Pages.Single(p => p.Key == key).Doc).Select(Workspace.Tools.Wiki.Content.DocLinks.HrefOf));

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
