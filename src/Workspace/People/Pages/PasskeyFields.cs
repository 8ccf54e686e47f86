namespace Workspace.People.Pages;

/// <summary>What the script puts into a form after the browser has asked for a passkey.</summary>
public sealed class PasskeyFields
{
    public string? State { get; set; }
    public string? Credential { get; set; }
    public string? Name { get; set; }
}
