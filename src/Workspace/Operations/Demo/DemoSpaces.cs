namespace Workspace.Operations.Demo;

/// <summary>A space of the example, before it exists.</summary>
/// <param name="Key">What tools know it by: "reform", "lenders", "deeds".</param>
/// <param name="Bodies">Whose people are in it; none: everybody.</param>
/// <param name="Dates">Days from today, and what happens then.</param>
public sealed record DemoSpacePlan(string Key, string Name, string Purpose, string Charter, string Marking, string[] Bodies, (int Days, string What)[] Dates);

/// <summary>The three spaces of the example organisation.</summary>
public static class DemoSpaces
{
    public static IReadOnlyList<DemoSpacePlan> All { get; } =
    [
        new("reform", "Land registration reform",
            "Move the registration of land to digital deeds by April 2028. The task force agrees the rules, tests them with those who use them, and advises the minister.",
            """
            What we are for
            We advise the minister on how land is registered when deeds are digital. We agree drafts of the rules and the guidance, and we say plainly where we do not agree.

            What is open to change
            The order and dates of the move, the evidence that is asked for, fees for small transfers, and the wording of the guidance. The duty to register within two months is not open.

            Who decides
            The minister, on our written advice. Each organisation’s view is recorded beside it.

            What we ask of you
            About two hours a week. Read what is marked as waiting for you, answer by the date shown, and say for whom you speak.

            How we behave
            Speak to the point and not about the person. Drafts stay in here until they are agreed.
            """,
            "OFFICIAL", [],
            [(6, "Comments on the draft deeds regulations close"), (19, "Task force meets, Room 4 and online"), (40, "Advice to the minister on witnesses by video"), (132, "Pilot in two counties begins")]),
        new("lenders", "Lenders’ working group",
            "Agree one digital form of the mortgage deed that every lender accepts, and test it with conveyancers.",
            """
            What we are for
            One deed template instead of forty. We write it, try it on real cases, and hand it to the task force.

            Who decides
            The group by agreement; where that fails the task force does.
            """,
            "OFFICIAL", ["Department for Land", "Mortgage Lenders’ Forum", "Society of Conveyancers", "Property Software Suppliers"],
            [(12, "Second test with three lenders"), (47, "Template goes to the task force")]),
        new("deeds", "Digital deeds consultation",
            "Run the public consultation on digital deeds: questions, outreach, analysis and the published response.",
            """
            What we are for
            To hear everybody whom digital deeds touch, those who never answer consultations above all, and to show what became of what they said.

            What happens with answers
            Every answer is read. We publish what we heard and what changed within twelve weeks of closing.
            """,
            "", ["Department for Land", "Registry Service", "Tenants’ Voice", "Legal Aid Network", "Local Councils’ Association", "University of Marlow"],
            [(3, "Questions are signed off"), (17, "Consultation opens"), (101, "Consultation closes")]),
    ];
}
