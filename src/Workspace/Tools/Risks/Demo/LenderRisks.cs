namespace Workspace.Tools.Risks.Demo;

/// <summary>The register of the lenders’ working group.</summary>
internal static class LenderRisks
{
    public static IReadOnlyList<DemoRisk> All { get; } =
    [
        new(30, "A lender keeps its own conditions beside the common deed", "Agreement", 3, 4, "Maya Khan")
        {
            Cause = "Conditions on let property differ between banks and building societies.", Consequence = "Conveyancers would check forty sets of conditions again, and the template would save nobody time.",
            Response = RiskResponse.Treat, Treating = true, Doing = "One annex with three choices, agreed by name.", Review = 15, Moves = [(2, 4, 4, "James Porter")],
        },
        new(29, "The template is agreed and the software cannot fill it in", "Suppliers", 3, 3, "Paula Santos") { Response = RiskResponse.Treat, Doing = "Field list goes to suppliers with every draft.", Review = 22 },
        new(27, "Second charges are forgotten", "Scope", 2, 4, "Beth Collins") { Response = RiskResponse.Treat, Review = 33, Moves = [(10, 2, 3, "Beth Collins")] },
        new(25, "Test cases use names of real customers", "Security", 2, 5, "Arjun Rao") { Response = RiskResponse.Terminate, Doing = "Only invented cases; two people check each.", Review = 11 },
        new(21, "Building societies with fewer than ten staff cannot take part in the test", "Agreement", 3, 2, "Sophie Hall") { Response = RiskResponse.Tolerate, Review = 60 },
        new(14, "The regulator asks for a longer reflection period after the draft is final", "Legal", 2, 3, "Priya Shah") { Review = 40 },
        new(28, "Nobody from the largest lender can come on Tuesdays", "Agreement", 4, 2, "Fay Owen") { Closed = (18, "The group meets on Thursdays now.") },
    ];
}
