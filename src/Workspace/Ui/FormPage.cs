using Workspace.Ui.Kit;

namespace Workspace.Ui;

/// <summary>A page with a form: says what is wrong at its top and at the field.</summary>
public abstract class FormPage : WorkspacePage
{
    protected IReadOnlyList<FieldError> Errors => Problem is null ? [] : [new(Problem.Field is { } name ? $"Form.{name}" : "", Problem.Message)];

    protected string? ErrorOf(string field) => Problem?.Field == field ? Problem.Message : null;
}
