namespace Workspace.Operations.Demo;

/// <summary>The bodies and people of the example organisation; all invented.</summary>
public static class DemoPeople
{
    public const string Department = "Department for Land";

    /// <summary>Body, then its people; the first of each speaks for it most.</summary>
    public static IReadOnlyList<(string Body, string[] People)> Bodies { get; } =
    [
        (Department, ["Ann Reed", "Priya Shah", "David Evans", "Fay Owen", "Martin Cole", "Ngozi Eze", "Helen Ward", "Iain Fraser", "Rhian Pugh", "Colin Baptiste"]),
        ("Registry Service", ["Sunil Mehta", "Grace Adeyemi", "Tom Whitfield", "Carys Jenkins", "Oliver Stone", "Mei Tanaka"]),
        ("Society of Conveyancers", ["Tunde Okafor", "Laura Bright", "Hamish Muir", "Zara Hussain", "Peter Lang"]),
        ("Mortgage Lenders’ Forum", ["Maya Khan", "James Porter", "Beth Collins", "Arjun Rao", "Sophie Hall"]),
        ("Tenants’ Voice", ["Joan Hughes", "Kofi Mensah", "Elin Rees", "Marta Kowalska"]),
        ("Notaries’ Guild", ["Ben Okoro", "Clare Dunn", "Luca Moretti", "Fiona Grant"]),
        ("Land Surveyors’ Institute", ["Rae Moss", "George Penn", "Aisha Siddiqui", "Niall Byrne"]),
        ("Local Councils’ Association", ["Diane Foster", "Owain Price", "Ruth Abel", "Samir Haddad", "Kate Lovell"]),
        ("Farmers’ Land Group", ["Will Tanner", "Morag Sinclair", "Jack Aldous", "Ceri Vaughan"]),
        ("Legal Aid Network", ["Gil Marsh", "Yusuf Demir", "Hannah Blythe", "Imran Qureshi"]),
        ("Property Software Suppliers", ["Cas Lind", "Erik Holm", "Paula Santos", "Vikram Nair"]),
        ("University of Marlow", ["Nora Lindqvist", "Edward Shaw", "Lily Chen", "Abena Owusu"]),
    ];

    /// <summary>Who is what in the first space; everybody else there is a contributor, a commenter or a reader in turn.</summary>
    public const string Owner = "Ann Reed", Facilitator = "Fay Owen", Contributor = "Ben Okoro", Reader = "Rae Moss", Lapsed = "Gil Marsh", SeatAdministrator = "Sam Price", SecondAdministrator = "Helen Ward";

    public static string Email(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@example.org";
}
