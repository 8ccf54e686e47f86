using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Licensing.Pages;

/// <summary>A page of the office: knows which field of its form a refusal is about, and says days in the organisation's zone.</summary>
public abstract class OfficePage : WorkspacePage
{
    /// <summary>What the names of the form's fields begin with.</summary>
    protected const string Prefix = "Form.";

    protected static readonly IReadOnlyList<Crumb> InOffice = [new("Organisation", "/office")];

    protected TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    protected DateTimeOffset Now { get; set; }

    protected IReadOnlyList<FieldError> Errors => Problem is null ? [] : [new(Problem.Field is { } name ? Prefix + name : "", Problem.Message)];

    protected string? WrongAt(string name) => Problem?.Field == name ? Problem.Message : null;

    /// <summary>31 Mar 2027: the last day of what ends at an instant.</summary>
    protected string Last(DateTimeOffset endsAt) => Words.ShortDay(LastDay.Of(endsAt, Zone));

    protected string First(DateTimeOffset startsAt) => Words.ShortDay(LastDay.DayOf(startsAt, Zone));

    protected static Guid? IdIn(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
