namespace Workspace.Tools.Risks.Demo;

/// <summary>The register of the task force: land registration reform.</summary>
internal static class ReformRisks
{
    public static IReadOnlyList<DemoRisk> All { get; } =
    [
        new(38, "Statutory instrument slips past recess", "Legal", 2, 5, "David Evans")
        {
            Cause = "Three departments share the drafting office until March, and our instrument is the longest of the session.",
            Consequence = "The pilot would start without legal force for digital deeds, so lenders could not rely on them.",
            Response = RiskResponse.Treat, Treating = true, Doing = "Contingency clause drafted; weekly call with parliamentary counsel.", Review = 42,
            Moves = [(20, 3, 5, "David Evans"), (11, 2, 4, "Priya Shah")],
        },
        new(38, "Identity checks for overseas buyers take longer than the pilot assumed", "Process", 3, 3, "Priya Shah")
        {
            Cause = "Consulates certify passports by post, and each country has its own form.",
            Consequence = "Purchases from abroad would wait five weeks instead of two, and some chains would break.",
            Response = RiskResponse.Treat, Doing = "Agree an interim paper route; ask two consulates to try video certification.", Review = 24,
            Moves = [(2, 4, 3, "Priya Shah")],
        },
        new(37, "Call centre volume doubles at go-live", "Operations", 3, 3, "Grace Adeyemi")
        {
            Cause = "Everybody who owns land gets a letter in the same fortnight.",
            Response = RiskResponse.Transfer, Treating = true, Doing = "Overflow contract; answers to the twenty commonest questions.", Review = 130,
        },
        new(37, "Key architect leaves before the interfaces are settled", "People", 2, 4, "Ann Reed")
        {
            Consequence = "Two months to find and teach a successor; suppliers would build on guesses.",
            Response = RiskResponse.Treat, Doing = "Shadowing since October; notice period extended to three months.", Review = 9,
        },
        new(36, "Conveyancers’ case systems cannot send the new message format in time", "Suppliers", 4, 3, "Tunde Okafor")
        {
            Cause = "Four suppliers serve nine firms in ten, and two of them plan their releases a year ahead.",
            Consequence = "Small firms would type every deed by hand, and mistakes would come back to the registry as requisitions.",
            Response = RiskResponse.Treat, Treating = true, Doing = "Early adopter group; sandbox open from January; fortnightly surgery with suppliers.", Review = 10,
            Moves = [(21, 4, 4, "Tunde Okafor"), (1, 5, 4, "Tunde Okafor")],
        },
        new(36, "Small firms leave the pilot because of cost", "Stakeholders", 3, 3, "Ben Okoro")
        {
            Response = RiskResponse.Treat, Doing = "Fee holiday for firms under five partners.", Review = 5, Moves = [(15, 4, 3, "Laura Bright")],
        },
        new(35, "Backups of the pilot register cannot be restored inside the target time", "Technology", 2, 5, "Sunil Mehta")
        {
            Response = RiskResponse.Treat, Doing = "Restore drill each month; the last took 3 hours 10 minutes, the target is 4.", Review = -4, Moves = [(12, 1, 5, "Sunil Mehta")],
        },
        new(35, "Witnesses by video are challenged in court", "Legal", 2, 5, "Clare Dunn")
        {
            Cause = "The Act says “in the presence of” and no court has said what that means on a screen.",
            Consequence = "Deeds already registered could be set aside, and nobody would use video again.",
            Response = RiskResponse.Treat, Doing = "Opinion of counsel asked for; advice to the minister names it.", Review = 40,
        },
        new(34, "Old paper deeds cannot be read by the scanners", "Technology", 4, 2, "Carys Jenkins") { Response = RiskResponse.Treat, Doing = "Sample of 2,000 deeds from four counties.", Review = 60 },
        new(33, "Boundary disputes rise when digital plans replace sketches", "Stakeholders", 3, 3, "George Penn")
        {
            Cause = "A line that was 3 mm wide on paper becomes a line without width.", Response = RiskResponse.Tolerate, Doing = "Publish the general boundaries rule with the first letter.", Review = 75,
        },
        new(33, "Councils’ searches stay on paper", "Suppliers", 4, 3, "Diane Foster") { Response = RiskResponse.Treat, Doing = "Funding for the last 31 councils is with the Treasury.", Review = 33, Moves = [(18, 5, 3, "Diane Foster"), (4, 4, 3, "Diane Foster")] },
        new(32, "Farm tenancies are registered twice", "Process", 3, 2, "Will Tanner") { Response = RiskResponse.Treat, Doing = "Match by holding number before the pilot begins.", Review = 50 },
        new(30, "Fraudsters use the change to send false letters", "Security", 3, 5, "Ngozi Eze")
        {
            Cause = "Owners expect letters from us, and few know what ours look like.", Consequence = "Owners would pay strangers, and trust in the real letters would go.",
            Response = RiskResponse.Treat, Treating = true, Doing = "No letter asks for money or a password; a page shows every letter we send.", Review = 14,
        },
        new(29, "People without internet access cannot follow their own application", "Stakeholders", 4, 3, "Joan Hughes")
        {
            Response = RiskResponse.Treat, Doing = "Telephone line and 40 libraries as help points.", Review = 27, Moves = [(2, 3, 3, "Joan Hughes")],
        },
        new(27, "Fees are set before the cost of small transfers is known", "Finance", 3, 3, "Iain Fraser") { Response = RiskResponse.Treat, Doing = "Cost study of 300 transfers below £5,000.", Review = 18 },
        new(26, "The two registries of the pilot counties interpret the rules differently", "Process", 3, 2, "Tom Whitfield") { Response = RiskResponse.Treat, Doing = "One casebook, read together every Thursday.", Review = 44 },
        new(24, "Surveyors cannot supply plans in the new form for remote holdings", "Suppliers", 2, 3, "Aisha Siddiqui") { Response = RiskResponse.Tolerate, Review = 90 },
        new(22, "Translation of the guidance into Welsh comes after the English", "Operations", 3, 2, "Elin Rees") { Response = RiskResponse.Treat, Doing = "Both are drafted side by side from chapter 4 on.", Review = 30 },
        new(20, "Legal aid cases miss the deadline because nobody pays for identity checks", "Stakeholders", 3, 4, "Hannah Blythe") { Response = RiskResponse.Treat, Review = 12 },
        new(17, "Notaries refuse remote certification without a change to their rules", "Legal", 3, 3, "Luca Moretti") { Response = RiskResponse.Transfer, Doing = "The Guild changes its rules in February.", Review = 55 },
        new(12, "The evaluation starts too late to say what would have happened anyway", "Evidence", 3, 2, "Nora Lindqvist") { Response = RiskResponse.Treat, Doing = "Baseline in both counties before the first digital deed.", Review = 35 },
        new(8, "Search results show addresses of people at risk", "Security", 1, 5, "Helen Ward") { Response = RiskResponse.Terminate, Doing = "Protected entries are not in the public search at all.", Review = 20 },
        new(2, "Suppliers charge firms for the new format", "Suppliers", 3, 3, "Vikram Nair") { Cause = "Two suppliers have announced a yearly fee.", Review = 28 },
        new(1, "The county court has no terminal to look at digital deeds", "Operations", 2, 2, "Imran Qureshi"),
        new(38, "Lenders delay sign-off of the deed template", "Stakeholders", 3, 3, "Maya Khan") { Response = RiskResponse.Treat, Doing = "Working group of lenders.", Closed = (9, "All five lenders signed the template off on Thursday.") },
        new(34, "No room large enough for the task force before Easter", "Operations", 2, 1, "Fay Owen") { Closed = (25, "Room 4 is ours until June.") },
    ];
}
