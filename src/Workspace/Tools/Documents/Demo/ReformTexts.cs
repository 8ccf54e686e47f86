namespace Workspace.Tools.Documents.Demo;

/// <summary>The words of the task force's documents; all invented.</summary>
internal static class ReformTexts
{
    public const string Terms = """
        # 1. Purpose

        The task force advises the minister on how land is registered when deeds are digital. It brings together those who make deeds, those who lend on them, those who keep the register, and those who use the register.

        # 2. Membership

        Each organisation names one person who speaks for it and one deputy. Members say whom they speak for whenever they write or vote.

        # 3. Meetings

        The task force meets every quarter, in person or online. Papers are here ten days before.

        # 4. Drafts

        Each draft is open to all members. An organisation that is asked to comment answers within two weeks.

        # 5. Advice

        Advice is agreed where it can be. Where it cannot, each organisation’s view stands beside it in its own words.
        """;

    public const string OldFees = """
        # 1. The limit

        A transfer below £2,000 is registered for a fee of £15.

        # 2. When it applies

        The limit applies to the price, or to the value where nothing is paid.
        """;

    public const string Fees = """
        # 1. The limit

        A transfer below £2,000 is registered for a fee of £15.

        # 2. When it applies

        The limit applies to the price, or to the value where nothing is paid.

        # 3. Hardship

        No fee is asked of somebody in hardship. They say so on the form; no proof is asked for below £2,000.
        """;

    public const string ConsultationBegin = """
        # 1. Why we ask

        Land changes hands by deed, and a deed is a sheet of paper that is signed in front of somebody. From April 2028 it may be digital. This paper says what would change, and asks seven questions.

        # 2. What we know

        In the call for evidence we heard from 340 people and a hundred organisations:

        | Who answered | Answers | In favour of digital deeds |
        |---|---:|---:|
        | Conveyancers | 142 | 88% |
        | Lenders | 31 | 94% |
        | Householders | 118 | 61% |
        | Others | 49 | 70% |
        """;

    public const string ConsultationWitness = """
        # 3. Witnessing

        The law requires a deed to be signed in the physical presence of a witness who then attests the signature. Many responses to the call for evidence said that this step is the single largest cause of delay in a remortgage.

        We propose that a witness must attend by video, provided that the call is recorded and the recording is kept for twelve years by the conveyancer who lodges the deed.

        **Question 7.** Do you agree that a recorded video call should satisfy the requirement for a witness? If not, what evidence would you need to see?
        """;

    public const string ConsultationLenders = """
        # 4. Mortgages

        Lenders would accept one digital form of the mortgage deed. It says:

        1. who borrows and who lends;
        2. which land is charged, by its title number;
        3. that the lender’s conditions, in the edition named, are part of the deed.

        > A deed that no lender refuses is worth more than forty that each of them loves.

        ## What would stay as it is

        The order of priority, the duty to register within two months, and the borrower’s right to a paper copy.
        """;

    public const string ConsultationEnd = """
        # 5. How your answer is used

        Every answer is read. Within twelve weeks of closing we publish what we heard, what changes because of it, and what does not and why.

        - [ ] Questions signed off by the task force
        - [x] Easy-read version commissioned
        - [ ] Welsh translation checked
        """;

    public const string Advice = """
        # Our advice

        We advise that a witness may attend by video from April 2028, in two counties first.

        > [!DECISION]
        > Witnesses by video are allowed where the call is recorded, the recording is kept, and the person who signs is alone in the room.

        # Why

        1. Delay falls by eleven days on average in the trial.
        2. No forged signature was found among 4,100 deeds.
        3. People who live far from an office save a day’s travel.

        # What worries us

        Somebody who is vulnerable can be put under pressure out of sight of the camera. Advisers should be able to ask for a meeting in person, and the register should say that they did.
        """;

    public const string Identity = """
        # Who has to be checked

        Check everybody who signs: the seller, the buyer where they borrow, and whoever signs for them.

        # How

        - Look at a passport or a driving licence, and at the face of the person, in the same call.
        - Ask two questions that only they can answer.
        - Write down what you saw and when.
        """;

    public const string IdentityMore = """
        # When a company signs

        For a company, check the register of companies on the day, and that the person who signs is named there. A copy from last month is not enough.
        """;

    public const string Note = """
        # Who was there

        # What we decided

        # What is to be done, by whom and by when

        | What | Who | By when |
        |---|---|---|
        | | | |
        """;
}
