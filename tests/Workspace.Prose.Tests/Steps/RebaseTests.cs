namespace Workspace.Prose.Tests.Steps;

public sealed class RebaseTests
{
    private static readonly Schema Schema = Schema.Standard;
    private static readonly Node Doc = Schema.Node("doc", Schema.Node("paragraph", Schema.Text("one two three")));

    [Fact]
    public void Two_insertions_at_one_place_stand_in_the_opposite_order_of_their_arrival()
    {
        var first = Insert(5, "A");
        var verdict = Authority.Accept(first.Apply(Doc).Doc!, [Insert(5, "B")], [first]);
        Assert.Equal("one BAtwo three", verdict.Accepted!.Doc.TextContent);
    }

    [Fact]
    public void What_is_written_into_a_deleted_stretch_is_offered_back_to_its_author()
    {
        var deletion = new ReplaceStep(5, 9, Slice.Empty);
        var verdict = Authority.Accept(deletion.Apply(Doc).Doc!, [Insert(6, "lost"), Insert(2, "kept")], [deletion]);
        Assert.Equal("okeptne three", verdict.Accepted!.Doc.TextContent);
        Assert.Equal((0, "lost"), (verdict.Accepted.Dropped.Single().Index, verdict.Accepted.Dropped.Single().Text));
        Assert.Equal(1, verdict.Accepted.Steps.Single().Index);
    }

    [Fact]
    public void Words_deleted_unseen_are_named_with_the_step_that_put_them_in()
    {
        var (before, within) = (Insert(1, "zero "), Insert(12, "new"));
        var now = within.Apply(before.Apply(Doc).Doc!).Doc!;
        var verdict = Authority.Accept(now, [new ReplaceStep(5, 9, Slice.Empty)], [before, within]);
        Assert.Equal("zero one three", verdict.Accepted!.Doc.TextContent);
        Assert.Equal(new OverwrittenWords(0, 1, "new"), verdict.Accepted.Overwritten.Single());
    }

    [Fact]
    public void What_the_author_deleted_of_his_own_is_not_named()
    {
        var typed = Insert(5, "mine");
        var other = Insert(1, "x");
        var now = other.Apply(typed.Apply(Doc).Doc!).Doc!;
        var verdict = Authority.Accept(now, [new ReplaceStep(5, 9, Slice.Empty)], [typed, other], [new EarlierStep(typed, 0)]);
        Assert.Equal("xone two three", verdict.Accepted!.Doc.TextContent);
        Assert.Empty(verdict.Accepted.Overwritten);
    }

    [Fact]
    public void The_authors_own_words_that_come_into_the_way_of_his_deletion_are_named()
    {
        var deletion = new ReplaceStep(1, 4, Slice.Empty);
        var verdict = Authority.Accept(deletion.Apply(Doc).Doc!, [Insert(1, "A"), Insert(5, "B"), new ReplaceStep(5, 8, Slice.Empty)], [deletion]);
        Assert.Equal("wo three", verdict.Accepted!.Doc.TextContent);
        Assert.Equal(new OverwrittenWords(2, null, "A"), verdict.Accepted.Overwritten.Single());
    }

    [Fact]
    public void A_batch_that_cannot_be_made_on_the_document_as_it_is_is_refused_whole()
    {
        var verdict = Authority.Accept(Doc, [Insert(2, "x"), new ReplaceStep(90, 95, Slice.Empty)], []);
        Assert.Null(verdict.Accepted);
        Assert.NotNull(verdict.Refused);
    }

    [Fact]
    public void Steps_that_the_reference_lets_in_are_refused()
    {
        var heading = Schema.Node("doc", Schema.Node("heading", Schema.Text("x")));
        Step[] steps =
        [
            new AttrStep(0, "level", 999), new AttrStep(0, "owner", "me"), new DocAttrStep("owner", "me"), Insert(2, "a\0b"), Insert(2, "\ud83d"),
            new AddMarkStep(1, 2, Schema.Mark("link", ("href", "javascript:alert(1)"))),
        ];
        foreach (var step in steps)
        {
            Assert.Null(step.Apply(heading).Failed);
            Assert.NotNull(Authority.Accept(heading, [step], []).Refused);
        }
    }

    [Fact]
    public void A_document_is_kept_within_its_limits_in_one_step_or_in_many()
    {
        var doc = Doc;
        var accepted = 0;
        for (; accepted < 100; accepted++)
        {
            var wrap = new ReplaceAroundStep(0, doc.Content.Size, 0, doc.Content.Size, Slice.Of(Schema.NodeType("blockquote").Create()), 1, structure: true);
            if (Authority.Accept(doc, [wrap], []).Accepted is not { } result) break;
            doc = result.Doc;
        }
        Assert.Equal(27, accepted);
        var many = new ReplaceStep(0, 0, Slice.Of(Enumerable.Repeat(Schema.Node("horizontal_rule"), 50_000)));
        Assert.Contains("parts", Authority.Accept(Doc, [many], []).Refused, StringComparison.Ordinal);
    }

    private static ReplaceStep Insert(int pos, string text) => new(pos, pos, Slice.Of(Schema.Text(text)));
}
