namespace Workspace.Tools.Wiki.Demo;

/// <summary>The wiki of the task force: how it works, what its words mean, what it decided.</summary>
internal static class DemoPages
{
    public static IReadOnlyList<DemoPage> All { get; } =
    [
        new("How we work", null, """
            The task force moves the registration of land to digital deeds. This part says how we do it; the [[Glossary]] says what our words mean.

            ## In a week

            - Tuesday: the secretariat sends what is waiting.
            - Thursday, 10am: the casebook group reads two cases.
            - Friday: drafts for the next meeting are closed at midday.

            ## Where things are

            | What | Where | Who keeps it |
            |---|---|---|
            | Drafts of rules and guidance | Documents | the drafting group |
            | What might go wrong | Risks | each owner |
            | What was decided, and why | [[Decisions]] | the secretariat |

            > [!NOTE]
            > Who is new reads the [[Code of conduct]] first, and then the last three decisions.
            """) { ReviewIn = 9 },
        new("Code of conduct", "How we work", """
            We come from twelve organisations and will not agree on everything.

            1. Speak to the point, not about the person.
            2. Say for whom you speak. If you speak for yourself, say that.
            3. Drafts stay in here until they are agreed.
            4. What somebody says in a meeting is not quoted outside without asking them.
            5. If you cannot meet a date, say so before it has passed.

            Something went wrong? Write to the facilitator, or to anybody in the secretariat.
            """) { Confirm = true, ReviewIn = 120 },
        new("Meetings", "How we work", """
            We meet every second Thursday, in Room 4 and online. Papers are closed two working days before.

            ## Before

            - [x] The agenda is agreed with the chair.
            - [x] Each item has somebody who brings it.
            - [ ] Each paper says what is asked of the meeting.

            ## After

            The note is written within two days, from the template [[Decision note]]. See also the [[Casebook]], where questions of practice go.
            """) { ReviewIn = 60 },
        new("Drafting guide", "How we work", """
            Short sentences, and one duty in each. Say who must do what by when.

            ## Words

            Write *must* for a duty, *may* for a right, and never *shall*. Use the words of the [[Glossary]] and no others.

            ## Numbers

            Amounts in pounds; periods in working days unless the Act counts otherwise.[^act]

            [^act]: The Act counts calendar months for registration itself.

            ## An example

            > The conveyancer must send the deed within ten working days of completion.
            """),
        new("Glossary", null, """
            ## Deed

            A document by which land changes hands. A *digital deed* has no paper original.

            ## Registration

            The entry in the register. Only from then on does the land belong to somebody else.

            ## Requisition

            A letter by which the registry asks for what is missing. Three in ten applications get one; we want one in ten.

            ## Witness by video

            Somebody who sees a signature through a camera. See [[Witnesses by video]].

            ## Small transfer

            A sale below £5,000. The fee for it is decided in [[Fees for small transfers]].
            """) { ReviewIn = 5, Public = "land-glossary" },
        new("The register in short", "Glossary", """
            Every parcel has one entry. It names the owner, the rights of others, and where the boundary runs in general.

            A boundary is *general* unless it was determined: the line on the plan shows about where it is.
            """),
        new("Decisions", null, """
            What was decided, when, and why. Each has a page of its own, made from the template [[Decision note]]. Dissent is recorded beside the decision.
            """),
        new("Witnesses by video", "Decisions", """
            **Decided on 12 November by the task force**, with two organisations against.

            > [!DECISION]
            > A signature may be witnessed by video if the recording is kept for twelve years and the witness holds the deed on the same screen.

            ## Why

            - One seller in six lives more than an hour from any witness.
            - Both pilots had fewer doubtful signatures with video than without.

            ## Against

            The Notaries’ Guild and the Legal Aid Network: a camera does not show who else is in the room. Their paper is among the documents.

            ## What follows

            The opinion of counsel is asked for; see the risk about courts.
            """),
        new("Fees for small transfers", "Decisions", """
            **Open.** The cost study of 300 transfers is read on the next Thursday. Until then the fee stays as it is.

            Options are a fee holiday of two years, a flat fee of £20, or nothing below £5,000. The [[Cost study]] will say what each costs.
            """) { ReviewIn = 12 },
        new("Decision note", "Decisions", """
            **Decided on {{Date}} by {{Who decided}}.**

            > [!DECISION]
            > {{What was decided}}

            ## Why

            {{Reasons}}

            ## Against

            {{Dissent}}
            """) { IsTemplate = true },
        new("The two pilots", null, """
            The pilots begin in two counties in April. They end when 2,000 digital deeds are registered, or after a year.

            ## What is measured

            1. Days from completion to registration.
            2. Requisitions for each hundred applications.
            3. What it costs a firm of three.

            Both are followed by the University of Marlow, which publishes what it finds whether it pleases us or not.
            """),
        new("If the service is down", "The two pilots", """
            ### Less than an hour

            Wait. Nothing is lost: what was sent stands in the queue.

            ### Longer

            1. Call the registry’s desk; it opens the paper route.
            2. Send the deed on paper with form *P1*, marked with the number that the service gave you.
            3. Tell your client that the day of registration is the day on which the paper arrives.

            ```
            Registry desk   weekdays 8am to 8pm
            Paper route     Room 12, county office
            ```
            """) { ReviewIn = -6, Confirm = true },
        new("Questions from firms", "The two pilots", """
            - Do we need new software? *No: the page in the browser is enough. A firm with many deeds will want its supplier to connect.*
            - Who may sign? *Whoever may sign now.*
            - What if a client has no passport? *The paper route stays open. See [[Identity checks]].*
            """),
    ];
}
