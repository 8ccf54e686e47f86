using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Generated;
using Workspace.Prose.Text;
using Workspace.Prose.Word;

namespace Workspace.Prose.Tests.Word;

public sealed class WordRoundTripTests
{
    private static readonly Schema Schema = Schema.Standard;

    [Theory]
    [InlineData("# One\n\n## Two\n\n### Three\n\n#### Four")]
    [InlineData("a **b** *c* ~~d~~ ++e++ ==f== `g` ***h***\\\ni\tj")]
    [InlineData("- a\n- b\n  - c\n\n    more\n\n    ```js\n    code\n      in\n    ```\n\n    1. d\n    2. e\n- f\n\n* other")]
    [InlineData("3. a\n4. b\n   1. c\n\n1) other")]
    [InlineData("- [ ] a\n- [x] b\n  - [x] c\n- [ ] d")]
    [InlineData("> a\n>\n> b\n\n> c\n\ntext\n\n> - list\n>\n> > nested")]
    [InlineData("> [!NOTE]\n> a\n\n> [!WARNING]\n> - b\n>\n> > c\n\n> [!DECISION]\n> d\n>\n> |x|\n> |-|\n> |y|")]
    [InlineData("```c#\na\n\n\tb  c\n```\n\n```c#\nd\n```\n\n```\n```")]
    [InlineData("a\n\n---\n\nb\n\n&nbsp;\n\n- &nbsp;")]
    [InlineData("|a|b|c|\n|:-|:-:|-:|\n|1 **2**||3<br>4|\n\n|d|\n|-|\n|e|")]
    [InlineData("[a *b*](https://e.org/?x=1&y=2 \"t\") [c](/own) [d](#part) [e](mailto:a@e.org) a[^1] b[^2]\n\n[^1]: note *x* [y](https://e.org)\n[^2]: &nbsp;")]
    [InlineData("[@Ann Reed](person:0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a) and [A risk](thing:risks/0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a)")]
    [InlineData("![A cat](/files/cat.png \"t\") and ![](/files/line.png) and ![A cat](/files/cat.png)")]
    public void What_is_written_is_valid_and_reads_as_the_same_document(string markdown)
    {
        var doc = MarkdownReader.Read(markdown).Doc;
        var (file, read) = WordFiles.RoundTrip(doc);
        Assert.Empty(file.Losses);
        Assert.Equal(doc.ToString(), read.Doc.ToString());
        Assert.Equal(doc, read.Doc);
        Assert.Equal("A title", read.Title);
    }

    [Fact]
    public void Comments_and_suggestions_keep_their_words_author_and_time()
    {
        var (insertion, deletion, comment) = (Suggest("insertion"), Suggest("deletion"), Schema.Mark("comment", ("id", "c1")));
        var doc = Schema.Node("doc",
            Schema.Node("paragraph", Schema.Text("a"), Schema.Text("b", insertion), Schema.Text("c", deletion), Schema.Text("d", comment), Schema.Text("e", comment, Schema.Mark("strong"))),
            Schema.Node("paragraph", Schema.Text("f", comment), Schema.Text("g")),
            Schema.Node("paragraph", Schema.Text("new", insertion)).WithMarks([insertion]));
        var (file, read) = WordFiles.RoundTrip(doc);
        Assert.Empty(file.Losses);
        Assert.Empty(read.Losses);
        var found = Assert.Single(read.Comments);
        Assert.Equal(("Ann", "About c1\nSecond line", 2026), (found.Author, found.Text, found.At!.Value.Year));
        Assert.Equal(Known(doc, "c1"), Known(read.Doc, found.Id));
    }

    [Fact]
    public void A_table_keeps_its_spans_widths_and_headers()
    {
        var doc = Schema.Node("doc", Schema.Node("table",
            Schema.Node("table_row", Cell("table_header", "a", ("colspan", 2), ("colwidth", new AttrList([100, 200]))), Cell("table_header", "b", ("colwidth", new AttrList([80])))),
            Schema.Node("table_row", Cell("table_header", "c", ("rowspan", 2), ("colwidth", new AttrList([100]))), Cell("table_cell", "d", ("align", "right"), ("colwidth", new AttrList([200]))), Cell("table_cell", "e", ("colwidth", new AttrList([80])))),
            Schema.Node("table_row", Cell("table_cell", "f", ("colspan", 2), ("colwidth", new AttrList([200, 80]))))));
        Assert.Equal(doc, WordFiles.RoundTrip(doc).Read.Doc);
    }

    [Fact]
    public void Any_document_makes_a_valid_file_whose_words_come_back() =>
        Prop.ForAll(AnyDoc.Everything, doc =>
        {
            var (file, read) = WordFiles.RoundTrip(doc);
            read.Doc.Check();
            return Letters(doc) == Letters(read.Doc) || file.Losses.Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [MemberData(nameof(Markdown.PageTests.Pages), MemberType = typeof(Markdown.PageTests))]
    public void A_page_comes_back_from_Word_as_it_was(string name)
    {
        using var reader = new StreamReader(typeof(WordRoundTripTests).Assembly.GetManifestResourceStream(name)!);
        var doc = MarkdownReader.Read(reader.ReadToEnd()).Doc;
        var (file, read) = WordFiles.RoundTrip(doc);
        Assert.Empty(file.Losses);
        Assert.Equal(doc, read.Doc);
    }

    [Fact]
    public void The_validator_finds_what_is_wrong()
    {
        using var bytes = new MemoryStream();
        bytes.Write(WordWriter.Write(MarkdownReader.Read("a").Doc).Bytes);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/numbering.xml")!.Delete();
            using var stream = zip.CreateEntry("word/numbering.xml").Open();
            stream.Write("<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p/></w:numbering>"u8);
        }
        Assert.NotEmpty(WordFiles.Errors(bytes.ToArray()));
    }

    private static string Letters(Node doc) => new([.. PlainText.Of(doc).Where(char.IsLetterOrDigit)]);

    /// <summary>The document with the ids of comments and suggestions made alike.</summary>
    private static string Known(Node doc, string comment) => System.Text.RegularExpressions.Regex.Replace(ProseJson.WriteText(doc).Replace($"\"{comment}\"", "\"comment\"", StringComparison.Ordinal), "\"id\":\"[sw][0-9]+\"", "\"id\":\"change\"", System.Text.RegularExpressions.RegexOptions.NonBacktracking);

    private static Node Cell(string type, string text, params ReadOnlySpan<(string Name, object? Value)> attrs) => Schema.Node(type, attrs, Schema.Node("paragraph", Schema.Text(text)));

    private static Mark Suggest(string type) => Schema.Mark(type, ("id", "s1"), ("person", WordFiles.Person), ("at", "2026-11-24T10:00:00Z"));
}
