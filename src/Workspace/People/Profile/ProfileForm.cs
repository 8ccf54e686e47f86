namespace Workspace.People.Profile;

/// <summary>What a person says of themselves and how the pages behave for them.</summary>
public sealed class ProfileForm
{
    public string? Name { get; set; }
    public string? Initials { get; set; }
    public string? TimeZone { get; set; }
    public Theme Theme { get; set; }
    public bool SingleKeys { get; set; }
    public bool ShowsPresence { get; set; }
}
