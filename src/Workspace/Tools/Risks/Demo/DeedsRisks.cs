namespace Workspace.Tools.Risks.Demo;

/// <summary>The register of the consultation on digital deeds.</summary>
internal static class DeedsRisks
{
    public static IReadOnlyList<DemoRisk> All { get; } =
    [
        new(28, "Few replies from tenants’ groups", "Outreach", 4, 4, "Joan Hughes")
        {
            Cause = "The questions speak of deeds, and tenants hold none.", Consequence = "Officials would hear the usual voices, and the response would be open to challenge.",
            Response = RiskResponse.Treat, Treating = true, Doing = "Outreach sessions in six towns; posters in three languages.", Review = 7, Moves = [(2, 3, 4, "Kofi Mensah")],
        },
        new(28, "A campaign of identical letters swamps the analysis team", "Analysis", 3, 3, "Edward Shaw") { Response = RiskResponse.Treat, Doing = "Group identical text; read every different sentence.", Review = 25 },
        new(27, "Guidance is published before the regulations are made", "Guidance", 2, 4, "David Evans") { Response = RiskResponse.Terminate, Review = 50 },
        new(26, "Terms differ between England and Wales", "Guidance", 4, 2, "Rhian Pugh") { Response = RiskResponse.Tolerate, Doing = "A table of both words in every chapter.", Review = 30 },
        new(24, "The online form loses long answers", "Systems", 2, 4, "Grace Adeyemi") { Response = RiskResponse.Treat, Doing = "Answers are kept on the server while they are typed.", Review = 12, Moves = [(8, 1, 4, "Grace Adeyemi")] },
        new(15, "Answers name other people", "Analysis", 4, 3, "Ngozi Eze") { Response = RiskResponse.Treat, Doing = "Two readers before anything is published.", Review = 16 },
        new(10, "The response comes later than twelve weeks after the close", "Analysis", 3, 3, "Martin Cole") { Review = 45 },
    ];
}
