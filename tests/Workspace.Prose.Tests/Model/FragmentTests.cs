namespace Workspace.Prose.Tests.Model;

public sealed class FragmentTests
{
    private static readonly Schema Schema = Schema.Standard;

    [Fact]
    public void A_long_fragment_behaves_as_a_flat_list()
    {
        var random = new Random(1);
        var flat = new List<Node>();
        var fragment = Fragment.Empty;
        for (var round = 0; round < 2_000; round++)
        {
            var (from, to) = Range(random, flat.Count);
            var added = Paragraphs(random, round % 50 == 0 ? 100 : random.Next(4));
            flat = [.. flat[..from], .. added, .. flat[to..]];
            fragment = fragment.CutByIndex(0, from).Append(Fragment.From(added)).Append(fragment.CutByIndex(to, fragment.ChildCount));
            Same(flat, fragment, random);
        }
        Assert.True(flat.Count > 100);
    }

    [Fact]
    public void Cutting_by_position_cuts_the_nodes_at_the_borders()
    {
        var doc = Schema.Node("doc", Schema.Node("paragraph", Schema.Text("one")), Schema.Node("paragraph", Schema.Text("two")));
        Assert.Equal("""paragraph("ne"), paragraph("t")""", doc.Content.Cut(2, 7).ToString());
        Assert.Equal("paragraph, paragraph", doc.Content.Cut(4, 6).ToString());
    }

    [Fact]
    public void Text_that_meets_becomes_one()
    {
        var strong = Schema.Mark("strong");
        var fragment = Fragment.From(Schema.Text("a", strong), Schema.Text("b", strong), Schema.Text("c")).Append(Fragment.From(Schema.Text("d")));
        Assert.Equal("""strong("ab"), "cd" """.Trim(), fragment.ToString());
    }

    private static void Same(List<Node> flat, Fragment fragment, Random random)
    {
        Assert.Equal(flat.Count, fragment.ChildCount);
        Assert.Equal(flat.Sum(n => n.NodeSize), fragment.Size);
        if (flat.Count == 0) return;
        var index = random.Next(flat.Count);
        Assert.Same(flat[index], fragment.Child(index));
        var offset = flat.Take(index).Sum(n => n.NodeSize);
        Assert.Equal(offset, fragment.OffsetOf(index));
        Assert.Equal((index, offset), fragment.FindIndex(offset + random.Next(flat[index].NodeSize)));
        if (flat.Count % 7 == 0) Assert.Equal(flat, fragment.Children);
    }

    private static (int From, int To) Range(Random random, int count)
    {
        var from = random.Next(count + 1);
        return (from, Math.Min(count, from + random.Next(4)));
    }

    private static List<Node> Paragraphs(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(3) == 0 ? Schema.Node("horizontal_rule") : Schema.Node("paragraph", Schema.Text(new string('x', 1 + random.Next(9)))))];
}
