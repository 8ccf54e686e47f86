namespace Workspace.Prose;

/// <summary>Gives an attribute of the node that starts at a position another value.</summary>
public sealed class AttrStep(int pos, string attr, object? value) : Step
{
    /// <summary>Where the node starts.</summary>
    public int Pos { get; } = pos;

    /// <summary>The name of the attribute.</summary>
    public string Attr { get; } = attr;

    /// <summary>Its new value, in the forms <see cref="Attrs"/> keeps, or <see cref="Unset"/>.</summary>
    public object? Value { get; } = AttrList.Normal(value);

    /// <inheritdoc/>
    public override Step Invert(Node doc) => new AttrStep(Pos, Attr, Before(Found(doc, Pos)));

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping) => mapping.MapResult(Pos, 1) is { DeletedAfter: false } at ? new AttrStep(at.Pos, Attr, Value) : null;

    internal override Node Make(Node doc)
    {
        var node = Found(doc, Pos);
        return ReplaceOpening(doc, Pos, node, node.Type.Create(node.Attrs.With(Attr, Value), null, node.Marks));
    }

    internal override void Write(JsonOut json) =>
        json.Raw("{\"stepType\":\"attr\",\"pos\":"u8).Number(Pos).Raw(",\"attr\":"u8).Text(Attr).NewValue(Value).Raw("}"u8);

    private object? Before(Node node) => node.Attrs.Has(Attr) ? node.Attrs[Attr] : Unset.Value;
}

/// <summary>Gives an attribute of the document another value.</summary>
public sealed class DocAttrStep(string attr, object? value) : Step
{
    /// <summary>The name of the attribute.</summary>
    public string Attr { get; } = attr;

    /// <summary>Its new value, in the forms <see cref="Attrs"/> keeps, or <see cref="Unset"/>.</summary>
    public object? Value { get; } = AttrList.Normal(value);

    /// <inheritdoc/>
    public override Step Invert(Node doc) => new DocAttrStep(Attr, doc.Attrs.Has(Attr) ? doc.Attrs[Attr] : Unset.Value);

    /// <inheritdoc/>
    public override Step Map(IMappable mapping) => this;

    internal override Node Make(Node doc) => doc.WithAttrs(doc.Attrs.With(Attr, Value));

    internal override void Write(JsonOut json) =>
        json.Raw("{\"stepType\":\"docAttr\",\"attr\":"u8).Text(Attr).NewValue(Value).Raw("}"u8);
}

/// <summary>No value, not even null: what an attribute was that a node does not have. Setting it gives the default.</summary>
public sealed class Unset
{
    private Unset()
    {
    }

    /// <summary>No value.</summary>
    public static Unset Value { get; } = new();
}
