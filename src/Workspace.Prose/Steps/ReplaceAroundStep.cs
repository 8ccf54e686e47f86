namespace Workspace.Prose;

/// <summary>Puts a slice in the place of what stands between two positions, and keeps a gap of it inside: wraps, lifts, changes the kind of a block.</summary>
/// <param name="from">Where the old content starts.</param>
/// <param name="to">Where it ends.</param>
/// <param name="gapFrom">Where the part that stays starts.</param>
/// <param name="gapTo">Where it ends.</param>
/// <param name="slice">The new content around it.</param>
/// <param name="insert">The position in the slice at which the part that stays is put.</param>
/// <param name="structure">Whether only tokens of structure may be replaced.</param>
public sealed class ReplaceAroundStep(int from, int to, int gapFrom, int gapTo, Slice slice, int insert, bool structure = false) : Step
{
    /// <summary>Where the old content starts.</summary>
    public int From { get; } = from;

    /// <summary>Where it ends.</summary>
    public int To { get; } = to;

    /// <summary>Where the part that stays starts.</summary>
    public int GapFrom { get; } = gapFrom;

    /// <summary>Where it ends.</summary>
    public int GapTo { get; } = gapTo;

    /// <summary>The new content around it.</summary>
    public Slice Slice { get; } = slice;

    /// <summary>The position in the slice at which the part that stays is put.</summary>
    public int Insert { get; } = insert;

    /// <summary>Whether only tokens of structure may be replaced.</summary>
    public bool Structure { get; } = structure;

    /// <inheritdoc/>
    public override StepMap GetMap() => new([From, GapFrom - From, Insert, GapTo, To - GapTo, Slice.Size - Insert]);

    /// <inheritdoc/>
    public override Step Invert(Node doc)
    {
        var gap = GapTo - GapFrom;
        var around = doc.SliceBetween(From, To).RemoveBetween(GapFrom - From, GapTo - From);
        return new ReplaceAroundStep(From, From + Slice.Size + gap, From + Insert, From + Insert + gap, around, GapFrom - From, Structure);
    }

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping)
    {
        var (start, end) = (mapping.MapResult(From, 1), mapping.MapResult(To, -1));
        var gapStart = From == GapFrom ? start.Pos : mapping.Map(GapFrom, -1);
        var gapEnd = To == GapTo ? end.Pos : mapping.Map(GapTo, 1);
        if ((start.DeletedAcross && end.DeletedAcross) || gapStart < start.Pos || gapEnd > end.Pos || gapStart > gapEnd) return null;
        return new ReplaceAroundStep(start.Pos, end.Pos, gapStart, gapEnd, Slice, Insert, Structure);
    }

    internal override string InsertedText => Slice.Text;

    internal override Node Make(Node doc)
    {
        if (Structure && (ReplaceStep.HasContent(doc, From, GapFrom) || ReplaceStep.HasContent(doc, GapTo, To)))
            throw new ProseException("The change of structure would overwrite content.");
        var gap = doc.SliceBetween(GapFrom, GapTo);
        if (gap.OpenStart != 0 || gap.OpenEnd != 0) throw new ProseException("The part that stays is not whole.");
        var inserted = Slice.InsertAt(Insert, gap.Content) ?? throw new ProseException("The part that stays does not fit.");
        return doc.Replace(From, To, inserted);
    }

    internal override void Write(JsonOut json)
    {
        json.Raw("{\"stepType\":\"replaceAround\",\"from\":"u8).Number(From).Raw(",\"to\":"u8).Number(To)
            .Raw(",\"gapFrom\":"u8).Number(GapFrom).Raw(",\"gapTo\":"u8).Number(GapTo).Raw(",\"insert\":"u8).Number(Insert);
        if (Slice.Size != 0) json.Raw(",\"slice\":"u8).Slice(Slice);
        if (Structure) json.Raw(",\"structure\":true"u8);
        json.Raw("}"u8);
    }
}
