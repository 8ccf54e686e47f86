using Workspace.Tools.Risks.Import;

namespace Workspace.Tools.Risks.Pages;

/// <summary>Reads what was chosen for the columns; what is not one of the choices stays as it was.</summary>
public static class PlanForm
{
    public static string Column(int index) => $"column-{index}";

    public static ImportPlan Read(IFormCollection form, ImportPlan before) => new(
        [.. before.Columns.Select((was, i) => Known<ImportField>(form[Column(i)]) ?? was)],
        Known<ScaleKind>(form["likelihood-scale"]) ?? before.Likelihood,
        Known<ScaleKind>(form["impact-scale"]) ?? before.Impact,
        RiskForm.Point(form["unreadable"]) is var point and > 0 ? point : null);

    private static T? Known<T>(string? text) where T : struct, Enum =>
        text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
