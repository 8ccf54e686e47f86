namespace Workspace.Tools.Polls;

/// <summary>How people answer a poll.</summary>
public enum PollKind
{
    One = 1,
    Several = 2,

    /// <summary>Agree, abstain, disagree or block, with a reason.</summary>
    Proposal = 3,

    /// <summary>An open question, answered in one's own words.</summary>
    Question = 4,

    /// <summary>Which days suit: yes, if need be, no.</summary>
    Dates = 5,

    /// <summary>Each choice from 0 to 10.</summary>
    Score = 6,

    /// <summary>A budget of dots to spend on the choices.</summary>
    Dots = 7,

    /// <summary>First, second, third: counted as an instant run-off.</summary>
    Ranking = 8,

    /// <summary>A few short words each, shown as a cloud and a list.</summary>
    Words = 9,
}

/// <summary>Who may vote.</summary>
public enum Electorate
{
    Members = 1,
    Named = 2,

    /// <summary>One vote for each organisation, cast by its named voter or the deputy.</summary>
    Organisations = 3,

    /// <summary>Anyone who has the code of a workshop.</summary>
    Code = 4,
}

/// <summary>Whether a vote says why.</summary>
public enum Reasons
{
    None = 0,
    Optional = 1,

    /// <summary>Needed from whoever disagrees or blocks, welcome from everybody.</summary>
    FromObjectors = 2,
    Always = 3,
}

/// <summary>Where a poll stands.</summary>
public enum PollState
{
    Draft = 0,
    Open = 1,
    Closed = 2,
}
