using Workspace.Spaces;

namespace Workspace.Tools.Polls;

/// <summary>What is agreed before anybody votes; fixed once the poll is open.</summary>
public sealed record PollRules
{
    public const int MostDots = 100, MostQuorum = 100_000, MostHours = 24 * 14;

    public PollKind Kind { get; init; } = PollKind.One;
    public Electorate Who { get; init; } = Electorate.Members;

    /// <summary>Nobody can see how anybody voted, and there is no result before the end.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The result is shown while people vote; never for a secret ballot.</summary>
    public bool IsLive { get; init; }

    public bool MayChange { get; init; } = true;
    public Reasons Reasons { get; init; }

    /// <summary>How many must vote for the result to count; 0: any number.</summary>
    public int Quorum { get; init; }

    /// <summary>The result is also shown by organisation.</summary>
    public bool ByOrganisation { get; init; }

    /// <summary>Each voter gets the choices in another order.</summary>
    public bool Shuffles { get; init; }

    /// <summary>Voters may add a choice while it is open.</summary>
    public bool TakesChoices { get; init; }

    /// <summary>Dots to spend, choices or words one may give; 0 where the kind has no such limit.</summary>
    public int Limit { get; init; }

    /// <summary>So many hours before the end, those who have not voted are reminded by mail; none: they are not.</summary>
    public int? RemindsBefore { get; init; }

    public bool HasChoices => Kind is not (PollKind.Question or PollKind.Words);

    /// <summary>The rules as they will hold, or a refusal that says which two do not go together.</summary>
    public PollRules Checked()
    {
        if (!Enum.IsDefined(Kind)) throw Refusal.Wrong("Choose how people answer.", nameof(Kind));
        if (!Enum.IsDefined(Who)) throw Refusal.Wrong("Choose who may vote.", nameof(Who));
        if (!Enum.IsDefined(Reasons)) throw Refusal.Wrong("Choose whether a reason is asked for.", nameof(Reasons));
        if (IsSecret && IsLive) throw Refusal.Wrong("A secret ballot shows no result before it closes. Choose “after it closes”, or an open ballot.", nameof(IsLive));
        if (Quorum is < 0 or > MostQuorum) throw Refusal.Wrong("Enter how many must vote, or leave it empty.", nameof(Quorum));
        if (RemindsBefore is < 1 or > MostHours) throw Refusal.Wrong("Choose when those who have not voted are reminded.", nameof(RemindsBefore));
        if (ByOrganisation && Who == Electorate.Organisations) throw Refusal.Wrong("With one vote for each organisation there is nothing to show by organisation.", nameof(ByOrganisation));
        return this with { Limit = LimitOf(), TakesChoices = TakesChoices && HasChoices && Kind is not (PollKind.Proposal or PollKind.Ranking), Shuffles = Shuffles && HasChoices && Kind is not (PollKind.Proposal or PollKind.Dates) };
    }

    private int LimitOf() => Kind switch
    {
        PollKind.Dots => Limit is >= 1 and <= MostDots ? Limit : throw Refusal.Wrong($"Enter how many dots each voter has, from 1 to {MostDots}.", nameof(Limit)),
        PollKind.Words => Limit is >= 1 and <= 10 ? Limit : 3,
        PollKind.Several => Math.Clamp(Limit, 0, PollChoice.Most),
        _ => 0,
    };
}
