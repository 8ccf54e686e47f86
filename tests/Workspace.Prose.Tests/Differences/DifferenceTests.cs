using FsCheck;
using FsCheck.Fluent;
using Workspace.Prose.Differences;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Generated;
using Workspace.Prose.Tests.Html;

namespace Workspace.Prose.Tests.Differences;

public sealed class DifferenceTests
{
    private static readonly Schema Schema = Schema.Standard;

    [Theory]
    [InlineData("one two three", "one 2 three", "one [-two-]{+2+} three")]
    [InlineData("one", "one more", "one{+ more+}")]
    [InlineData("a b c d", "a x y d", "a [-b c-]{+x y+} d")]
    [InlineData("Größe zählt", "Grösse zählt", "[-Größe-]{+Grösse+} zählt")]
    [InlineData("a **b** c", "a b c", "a [-b-]{+b+} c")]
    [InlineData("call [@Ann](person:0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a) now or later", "call now or later", "call [-@ -]now or later")]
    public void Words_that_changed_stand_beside_those_that_stayed(string before, string after, string told)
    {
        var change = Assert.Single(Between(before, after).Blocks);
        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Equal(told, string.Concat(change.Words.Select(Told)));
    }

    [Fact]
    public void Blocks_are_added_removed_changed_and_moved()
    {
        var blocks = Between("# Title\n\nA paragraph that moves down.\n\nStays.\n\nThis one goes away entirely.\n\nStays too.\n\nEnd here now.", "# Title\n\nStays.\n\nSomething new comes in.\n\nStays too.\n\nEnd here soon.\n\nA paragraph that moves down.").Blocks;
        Assert.Equal([ChangeKind.Same, ChangeKind.Moved, ChangeKind.Same, ChangeKind.Removed, ChangeKind.Added, ChangeKind.Same, ChangeKind.Changed, ChangeKind.Moved], blocks.Select(b => b.Kind));
    }

    [Fact]
    public void A_changed_item_of_a_list_is_found_in_the_list()
    {
        var list = Assert.Single(Between("- one item\n- two items\n- three items", "- one item\n- two of the items\n- three items").Blocks);
        Assert.Equal([ChangeKind.Same, ChangeKind.Changed, ChangeKind.Same], list.Children.Select(c => c.Kind));
        Assert.Equal("two {+of the +}items", string.Concat(list.Children[1].Children[0].Words.Select(Told)));
    }

    [Fact]
    public void Each_change_has_its_author_when_the_log_is_given()
    {
        var before = MarkdownReader.Read("one two three").Doc;
        Step[] steps = [Insert(4, " more"), Insert(1, "zero ")];
        var doc = steps.Aggregate(before, (now, step) => step.Apply(now).Doc!);
        var change = Assert.Single(Difference.Between(before, doc, [("Ann", steps[0].GetMap()), ("Ben", steps[1].GetMap())]).Blocks);
        Assert.Equal(["Ben", "Ann"], change.Authors);
        Assert.Equal([("Ben", "zero "), ("Ann", " more")], change.Words.Where(w => w.Kind == ChangeKind.Added).Select(w => (w.Author!, w.Content.FirstChild!.Text!)));
    }

    [Fact]
    public void Who_removed_words_is_known_too()
    {
        var before = MarkdownReader.Read("one two three").Doc;
        var step = new ReplaceStep(5, 9, Slice.Empty);
        var change = Assert.Single(Difference.Between(before, step.Apply(before).Doc!, [("Cas", step.GetMap())]).Blocks);
        Assert.Equal("Cas", Assert.Single(change.Words, w => w.Kind == ChangeKind.Removed).Author);
    }

    [Fact]
    public void Both_versions_can_be_read_from_the_difference() =>
        Prop.ForAll(AnyDoc.Everything, AnyDoc.Everything, (before, after) =>
        {
            var difference = Difference.Between(before, after);
            return Rebuilt(difference.Blocks, newer: false).SequenceEqual(before.Children) && Rebuilt(difference.Blocks, newer: true).SequenceEqual(after.Children);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_difference_is_shown_with_words_for_what_was_added_and_removed()
    {
        var (before, after) = (MarkdownReader.Read("one two three\n\n- a list").Doc, MarkdownReader.Read("one 2 three").Doc);
        var html = HtmlWriter.Write(Difference.Between(before, after).Merged(after));
        Assert.Equal("<p>one <del><span class=\"hidden-text\">Removed: </span>two</del><ins><span class=\"hidden-text\">Added: </span>2</ins> three</p><p class=\"removed\">Removed: </p><ul><li><p>a list</p></li></ul>", html);
        HtmlRules.Check(html);
    }

    [Theory]
    [InlineData(20_000, 1)]
    [InlineData(1, 20_000)]
    [InlineData(2_000, 40)]
    public void Two_large_documents_with_nothing_in_common_are_compared_in_bounded_time(int paragraphs, int words)
    {
        var (before, after) = (Large(paragraphs, words, 1), Large(paragraphs, words, 2));
        var taken = ThreadTime.Of(() => Assert.False(Difference.Between(before, after).IsEmpty));
        Assert.True(taken < TimeSpan.FromSeconds(3), $"{taken.TotalMilliseconds} ms");
    }

    private static Difference Between(string before, string after) => Difference.Between(MarkdownReader.Read(before).Doc, MarkdownReader.Read(after).Doc);

    private static string Told(WordChange change)
    {
        var words = string.Concat(change.Content.Children.Select(n => n.Text ?? "@"));
        return change.Kind switch { ChangeKind.Added => $"{{+{words}+}}", ChangeKind.Removed => $"[-{words}-]", _ => words };
    }

    private static IEnumerable<Node> Rebuilt(IReadOnlyList<BlockChange> blocks, bool newer)
    {
        foreach (var block in blocks)
        {
            var node = newer ? block.After : block.Before;
            if (node is null) continue;
            if (block.Words.Count > 0) Assert.Equal(node.TextContent, string.Concat(block.Words.Where(w => w.Kind is ChangeKind.Same || w.Kind == (newer ? ChangeKind.Added : ChangeKind.Removed)).Select(w => string.Concat(w.Content.Children.Select(n => n.TextContent is "" && n.Type.Spec.LeafText is { } leaf ? leaf : n.TextContent)))));
            if (block.Children.Count > 0) Assert.Equal(node.Children, Rebuilt(block.Children, newer));
            yield return node;
        }
    }

    private static Node Large(int paragraphs, int words, int seed)
    {
        var random = new Random(seed);
        return Schema.Node("doc", Enumerable.Range(0, paragraphs).Select(_ => Schema.Node("paragraph", Schema.Text(string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next().ToString("x8", System.Globalization.CultureInfo.InvariantCulture)))))));
    }

    private static ReplaceStep Insert(int at, string text) => new(at, at, Slice.Of(Schema.Text(text)));
}
