namespace Workspace.Prose;

/// <summary>Puts a slice in the place of what stands between two positions.</summary>
/// <param name="from">Where the old content starts.</param>
/// <param name="to">Where it ends.</param>
/// <param name="slice">The new content.</param>
/// <param name="structure">Whether only tokens of structure may be replaced, never content: then it fails rather than overwrite what another put in.</param>
public sealed class ReplaceStep(int from, int to, Slice slice, bool structure = false) : Step
{
    /// <summary>An insertion carried over another at the same place stays before it, on both sides of the wire.</summary>
    /// <remarks>Source: <c>ReplaceStep.MAP_BIAS</c> of prosemirror-transform, whose default is 1; the browser build sets it to this.</remarks>
    public const int MapBias = -1;

    /// <summary>Where the old content starts.</summary>
    public int From { get; } = from;

    /// <summary>Where it ends.</summary>
    public int To { get; } = to;

    /// <summary>The new content.</summary>
    public Slice Slice { get; } = slice;

    /// <summary>Whether only tokens of structure may be replaced.</summary>
    public bool Structure { get; } = structure;

    /// <inheritdoc/>
    public override StepMap GetMap() => new([From, To - From, Slice.Size]);

    /// <inheritdoc/>
    public override Step Invert(Node doc) => new ReplaceStep(From, From + Slice.Size, doc.SliceBetween(From, To));

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping)
    {
        var end = mapping.MapResult(To, -1);
        var start = From == To ? end : mapping.MapResult(From, 1);
        return start.DeletedAcross && end.DeletedAcross ? null : new ReplaceStep(start.Pos, Math.Max(start.Pos, end.Pos), Slice, Structure);
    }

    /// <inheritdoc/>
    public override Step? Merge(Step next)
    {
        if (next is not ReplaceStep other || other.Structure || Structure) return null;
        if (From + Slice.Size == other.From && Slice.OpenEnd == 0 && other.Slice.OpenStart == 0)
            return new ReplaceStep(From, To + (other.To - other.From), Join(Slice, other.Slice));
        if (other.To == From && Slice.OpenStart == 0 && other.Slice.OpenEnd == 0)
            return new ReplaceStep(other.From, To, Join(other.Slice, Slice));
        return null;
    }

    internal override string InsertedText => Slice.Text;

    internal override Node Make(Node doc)
    {
        if (Structure && HasContent(doc, From, To)) throw new ProseException("The change of structure would overwrite content.");
        return doc.Replace(From, To, Slice);
    }

    internal override void Write(JsonOut json)
    {
        json.Raw("{\"stepType\":\"replace\",\"from\":"u8).Number(From).Raw(",\"to\":"u8).Number(To);
        if (Slice.Size != 0) json.Raw(",\"slice\":"u8).Slice(Slice);
        if (Structure) json.Raw(",\"structure\":true"u8);
        json.Raw("}"u8);
    }

    /// <summary>Whether anything but openings and closings stands between two positions.</summary>
    internal static bool HasContent(Node doc, int from, int to)
    {
        var start = doc.Resolve(from);
        var (left, depth) = (to - from, start.Depth);
        for (; left > 0 && depth > 0 && start.IndexAfter(depth) == start.Node(depth).ChildCount; depth--) left--;
        if (left <= 0) return false;
        var next = start.Node(depth).MaybeChild(start.IndexAfter(depth));
        for (; left > 0; left--)
        {
            if (next is null || next.IsLeaf) return true;
            next = next.FirstChild;
        }
        return false;
    }

    private static Slice Join(Slice first, Slice second) =>
        first.Size + second.Size == 0 ? Slice.Empty : new Slice(first.Content.Append(second.Content), first.OpenStart, second.OpenEnd);
}
