namespace Workspace.Spaces.Founding;

/// <summary>A kind of space to start from: words to edit, and days to think of.</summary>
/// <param name="Dates">What key dates such a space usually has; the days are for its owner to enter.</param>
public sealed record SpaceTemplate(string Key, string Name, string For, string Purpose, string Charter, IReadOnlyList<string> Dates)
{
    public static readonly IReadOnlyList<SpaceTemplate> All =
    [
        new("task-force", "Task force",
            "A department and the bodies it must work with, on one reform, until it reports.",
            "We bring together the bodies that this reform needs, agree what should change, and report by the date below.",
            """
            What we are for
            We advise on the reform. We say what should change, for whom, and what it would take.

            What is open to change
            The proposals and how they are carried out. What the law already requires is not.

            Who decides
            The department decides after our report. Where we do not agree, the report says so and says who held which view.

            What we ask of you
            About two hours a week: read what changed, comment on drafts by their date, vote when a vote is open.

            How we work
            Speak for your organisation, and say so when you speak for yourself. Argue with the point, not the person. Keep what is shared here among its members.

            When we end
            When the report is published. The space is then archived and stays readable.
            """,
            ["First meeting", "Draft report to members", "Report published"]),
        new("consultation", "Consultation project",
            "A team that prepares a public consultation, runs it, and answers it.",
            "We prepare the consultation, run it, read every answer, and publish a response that says what changed because of them.",
            """
            What we are for
            We write the consultation paper and its questions, and the response to what people tell us.

            What is open to change
            Every proposal that we ask about. Where a decision has been taken, the paper says so.

            Who decides
            The minister decides. The response gives the reason for each decision.

            What we ask of you
            Comment on drafts by their date. Say early which people we have forgotten to ask.

            How we work
            Drafts are confidential until they are published. Answers are read by at least two people.

            When we end
            When the response is published. The space is then archived and stays readable.
            """,
            ["Consultation opens", "Consultation closes", "Response published"]),
        new("working-group", "Working group",
            "A smaller group inside a larger piece of work, with one question to answer.",
            "We work out one question in detail and bring our answer back to the whole group.",
            """
            What we are for
            We answer the question in our purpose, and nothing beyond it.

            Who decides
            The whole group decides. We recommend.

            What we ask of you
            Come to the meetings, or send somebody who can speak for you. Read the papers before.

            How we work
            Decisions and their reasons are written down here, so that those who were absent can follow.

            When we end
            When our answer is accepted.
            """,
            ["First meeting", "Answer to the whole group"]),
    ];

    public static SpaceTemplate? Find(string? key) => All.FirstOrDefault(template => template.Key == key);
}
