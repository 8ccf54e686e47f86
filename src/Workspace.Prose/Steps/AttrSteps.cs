namespace Workspace.Prose;

/// <summary>Gives an attribute of the node that starts at a position another value.</summary>
public sealed class AttrStep(int pos, string attr, object? value) : Step
{
    /// <summary>Where the node starts.</summary>
    public int Pos { get; } = pos;

    /// <summary>The name of the attribute.</summary>
    public string Attr { get; } = attr;

    /// <summary>Its new value, in the forms <see cref="Attrs"/> keeps.</summary>
    public object? Value { get; } = AttrList.Normal(value);

    /// <inheritdoc/>
    public override Step Invert(Node doc) => new AttrStep(Pos, Attr, Found(doc, Pos).Attrs[Attr]);

    /// <inheritdoc/>
    public override Step? Map(IMappable mapping) => mapping.MapResult(Pos, 1) is { DeletedAfter: false } at ? new AttrStep(at.Pos, Attr, Value) : null;

    internal override Node Make(Node doc)
    {
        var node = Found(doc, Pos);
        return ReplaceOpening(doc, Pos, node, node.Type.Create(node.Attrs.With(Attr, Value), null, node.Marks));
    }

    internal override void Write(JsonOut json) =>
        json.Raw("{\"stepType\":\"attr\",\"pos\":"u8).Number(Pos).Raw(",\"attr\":"u8).Text(Attr).Raw(",\"value\":"u8).Value(Value).Raw("}"u8);
}

/// <summary>Gives an attribute of the document another value.</summary>
public sealed class DocAttrStep(string attr, object? value) : Step
{
    /// <summary>The name of the attribute.</summary>
    public string Attr { get; } = attr;

    /// <summary>Its new value, in the forms <see cref="Attrs"/> keeps.</summary>
    public object? Value { get; } = AttrList.Normal(value);

    /// <inheritdoc/>
    public override Step Invert(Node doc) => new DocAttrStep(Attr, doc.Attrs[Attr]);

    /// <inheritdoc/>
    public override Step Map(IMappable mapping) => this;

    internal override Node Make(Node doc) => doc.WithAttrs(doc.Attrs.With(Attr, Value));

    internal override void Write(JsonOut json) =>
        json.Raw("{\"stepType\":\"docAttr\",\"attr\":"u8).Text(Attr).Raw(",\"value\":"u8).Value(Value).Raw("}"u8);
}
