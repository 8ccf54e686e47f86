namespace Workspace.Tools.Wiki.Pages;

/// <summary>What the form for a new page sends.</summary>
public sealed class NewForm
{
    public string? Id { get; set; }
    public string? Title { get; set; }
    public string? Parent { get; set; }
    public string? Template { get; set; }
    public List<string?>? Fields { get; set; }
}

/// <summary>What the form about a page's title, place and keeper sends.</summary>
public sealed class SettingsForm
{
    public string? Title { get; set; }
    public string? Parent { get; set; }
    public string? Keeper { get; set; }
    public string? ReviewOn { get; set; }
    public string? Months { get; set; }
    public bool IsTemplate { get; set; }
}

/// <summary>What the form for publishing sends.</summary>
public sealed class PublishForm
{
    public string? Address { get; set; }
    public bool Whole { get; set; }
    public bool MayBeListed { get; set; }
}
