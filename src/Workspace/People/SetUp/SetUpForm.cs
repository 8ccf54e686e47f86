namespace Workspace.People.SetUp;

/// <summary>What the first person says of the organisation and of themselves.</summary>
public sealed class SetUpForm
{
    public string? Organisation { get; set; }
    public string? TimeZone { get; set; } = "Europe/London";
    public string? Seats { get; set; } = "20";
    public string? LastDay { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }
}
