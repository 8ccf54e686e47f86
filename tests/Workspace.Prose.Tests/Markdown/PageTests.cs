using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Html;

namespace Workspace.Prose.Tests.Markdown;

public sealed class PageTests
{
    public static TheoryData<string> Pages { get; } = [.. typeof(PageTests).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("Pages/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_as_people_leave_it_reads_writes_and_reads_as_the_same_document(string name)
    {
        var page = MarkdownReader.Read(Text(name));
        Assert.Null(page.Refused);
        var written = MarkdownWriter.Write(page.Doc, page.FrontMatter);
        Assert.Empty(written.Losses);
        var again = MarkdownReader.Read(written.Text);
        Assert.Equal(page.Doc, again.Doc);
        Assert.Equal(page.FrontMatter?.Source, again.FrontMatter?.Source);
        Assert.Equal(written.Text, MarkdownWriter.Write(again.Doc, again.FrontMatter).Text);
        HtmlRules.Check(HtmlWriter.Write(page.Doc));
    }

    [Fact]
    public void There_are_twenty_of_them() => Assert.Equal(20, Pages.Count);

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(PageTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
