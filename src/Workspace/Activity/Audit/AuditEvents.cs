namespace Workspace.Activity.Audit;

/// <summary>What is noted for auditors alone; the subject is the space it was about, or the organisation.</summary>
public static class AuditEvents
{
    public const string Refused = "access.refused";
    public const string Exported = "export.made";
    public const string Checked = "audit.checked";

    private static readonly string[] Platform = ["person.", "organisation.", "affiliation.", "licence.", "seat.", "administrator.", "member.", "space.", "invitation.", "access.", "export.", "audit."];
    private static readonly string[] OfTools = [".exported", ".imported", ".deleted", ".opened", ".closed", ".published"];

    /// <summary>Whether an event also says from where it was done: acts on accounts, rights, settings and what leaves the house. Never who wrote or voted where.</summary>
    public static bool KeepsPlace(string kind) => Platform.Any(start => kind.StartsWith(start, StringComparison.Ordinal)) || OfTools.Any(end => kind.EndsWith(end, StringComparison.Ordinal));
}
