using FsCheck;
using FsCheck.Fluent;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Generated;

namespace Workspace.Prose.Tests.Markdown;

public sealed class MarkdownRoundTripTests
{
    [Fact]
    public void What_Markdown_can_say_reads_back_as_the_same_document() =>
        Prop.ForAll(AnyDoc.Sayable, doc => SaysAll(doc)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    [Fact]
    public void Whatever_a_document_holds_it_is_written_and_reads_back_as_what_was_said() =>
        Prop.ForAll(AnyDoc.Everything, doc => ReadsBack(doc)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>What the documents of the generator hold all the same: a line end in code within a line, and code in a link that reads as a definition.</summary>
    private static readonly string[] Unsayable = ["A line break in code within a line became a space.", "A link round a mention, a link to a thing, a footnote or some code is left out."];

    private static bool SaysAll(Node doc)
    {
        var written = MarkdownWriter.Write(doc);
        return written.Losses.Count > 0 ? written.Losses.All(l => Unsayable.Contains(l.What)) : MarkdownReader.Read(written.Text).Doc.Equals(doc);
    }

    private static bool ReadsBack(Node doc) => MarkdownWriter.Write(doc).Losses.All(l => !l.What.Contains("another form", StringComparison.Ordinal));
}
