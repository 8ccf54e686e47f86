namespace Workspace.Prose;

/// <summary>A part of a content expression.</summary>
internal abstract record ContentTerm
{
    public sealed record Choice(IReadOnlyList<ContentTerm> Options) : ContentTerm;
    public sealed record Sequence(IReadOnlyList<ContentTerm> Parts) : ContentTerm;
    public sealed record Plus(ContentTerm Of) : ContentTerm;
    public sealed record Star(ContentTerm Of) : ContentTerm;
    public sealed record Optional(ContentTerm Of) : ContentTerm;
    public sealed record Range(ContentTerm Of, int Min, int? Max) : ContentTerm;
    public sealed record Name(NodeType Type) : ContentTerm;
}
