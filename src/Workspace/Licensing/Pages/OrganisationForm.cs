namespace Workspace.Licensing.Pages;

/// <summary>The organisation's settings as they are typed.</summary>
public sealed class OrganisationForm
{
    public string? Name { get; set; }
    public string? TimeZone { get; set; }
    public string? SpaceCreation { get; set; }
    public int Version { get; set; }
}

/// <summary>The texts at the foot of every page as they are typed.</summary>
public sealed class StatementsForm
{
    public string? AccessibilityText { get; set; }
    public string? PrivacyText { get; set; }
    public string? TermsText { get; set; }
    public int Version { get; set; }
}
