namespace Workspace.People;

/// <summary>What sort of body an organisation is.</summary>
public enum AffiliationKind
{
    Department = 0,
    Agency = 1,
    LocalAuthority = 2,
    Regulator = 3,
    Association = 4,
    Company = 5,
    Charity = 6,
    Academia = 7,
    Other = 8,
}

/// <summary>How kinds of bodies are spoken of.</summary>
public static class AffiliationKinds
{
    public static string Name(AffiliationKind kind) => kind switch
    {
        AffiliationKind.LocalAuthority => "Local authority",
        AffiliationKind.Academia => "University or research",
        _ => kind.ToString(),
    };
}
