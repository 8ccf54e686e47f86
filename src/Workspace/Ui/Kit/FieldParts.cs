using Microsoft.AspNetCore.Components;

namespace Workspace.Ui.Kit;

/// <summary>What all fields take: a name to post under, a label, and what to say about it.</summary>
public abstract class FieldParts : ComponentBase
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Id { get; set; }
    [Parameter] public string? Value { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Optional { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string Key => Id ?? Look.IdOf(Name);
    protected string? DescribedBy => FieldFrame.DescribedBy(Key, Hint, Error);
    protected string? Wrong => Error is null ? null : "true";
}
