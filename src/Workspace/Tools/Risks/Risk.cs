using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>Something that might happen, what it would do, how serious it is and what is done about it.</summary>
public sealed class Risk : IInSpace, IVersioned
{
    private Risk() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public int Number { get; private init; }
    public string OriginalReference { get; private set; } = "";

    public string Title { get; private set; } = "";
    public string Cause { get; private set; } = "";
    public string Consequence { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string Category { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";

    public int Likelihood { get; private set; }
    public int Impact { get; private set; }
    public int ScoreValue { get; private set; }

    public RiskStatus Status { get; private set; }
    public RiskResponse? Response { get; private set; }
    public string ResponseText { get; private set; } = "";
    public DateOnly? ReviewOn { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public Guid? ReviewedById { get; private set; }

    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid ChangedById { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string ClosedReason { get; private set; } = "";

    /// <summary>What it was when it was closed: reopening gives exactly that back.</summary>
    public RiskStatus? ClosedFrom { get; private set; }
    public int Version { get; private set; }

    public string Reference => RiskWords.Reference(Number);
    public Score Score => new(Likelihood, Impact);
    public bool IsClosed => Status == RiskStatus.Closed;

    /// <summary>A new risk, and the first line of its score history.</summary>
    public static (Risk Risk, ScoreChange FirstScore) Add(Guid spaceId, Guid id, int number, RiskDetails details, Guid by, DateTimeOffset now)
    {
        Refuse(details.Check());
        var risk = new Risk { Id = id, SpaceId = spaceId, Number = number, CreatedById = by, CreatedAt = now };
        risk.Write(details);
        risk.Touch(by, now);
        return (risk, risk.Rate(null, details.Score, by, now));
    }

    /// <summary>Writes what a form says; answers with the change of score, if it is one.</summary>
    public ScoreChange? Edit(RiskDetails details, Guid by, DateTimeOffset now)
    {
        RefuseClosed();
        Refuse(details.Check());
        Write(details);
        return Rescore(details.Score, by, now);
    }

    public ScoreChange? Rescore(Score score, Guid by, DateTimeOffset now)
    {
        RefuseClosed();
        Refuse(score.Check());
        Touch(by, now);
        return score == Score ? null : Rate(Score, score, by, now);
    }

    public void Close(string reason, Guid by, DateTimeOffset now)
    {
        if (IsClosed) throw Refusal.Wrong($"{Reference} is closed already.");
        if (string.IsNullOrWhiteSpace(reason)) throw Refusal.Wrong("Say why this risk is closed.", "Reason");
        if (RiskText.Problem("The reason", reason, RiskText.Reason) is { } problem) throw Refusal.Wrong(problem, "Reason");
        (ClosedFrom, Status) = (Status, RiskStatus.Closed);
        (ClosedAt, ClosedById, ClosedReason) = (now, by, reason.Trim());
        Touch(by, now);
    }

    public void Reopen(Guid by, DateTimeOffset now)
    {
        if (!IsClosed) throw Refusal.Wrong($"{Reference} is open already.");
        (Status, ClosedFrom) = (ClosedFrom ?? RiskStatus.Open, null);
        (ClosedAt, ClosedById, ClosedReason) = (null, null, "");
        Touch(by, now);
    }

    /// <summary>Somebody looked at it and it is still true; from now the next date counts.</summary>
    public void Review(DateOnly? next, Guid by, DateTimeOffset now, DateOnly today)
    {
        RefuseClosed();
        if (next <= today) throw Refusal.Wrong($"Enter a date after {today:d MMMM yyyy}.", nameof(ReviewOn));
        Refuse(RiskDetails.CheckReview(next));
        (ReviewOn, ReviewedAt, ReviewedById) = (next, now, by);
        Touch(by, now);
    }

    /// <summary>Keeps the reference it had in the register it was imported from.</summary>
    internal void CameFrom(string originalReference) => OriginalReference = RiskText.Cut(originalReference, RiskText.OriginalReference);

    private void Write(RiskDetails details)
    {
        (Title, Cause, Consequence) = (details.Title, details.Cause, details.Consequence);
        (Description, Category) = (details.Description, details.Category);
        (OwnerId, OwnerName) = (details.OwnerId, details.OwnerId is null ? details.OwnerName : "");
        (Response, ResponseText, ReviewOn, Status) = (details.Response, details.ResponseText, details.ReviewOn, details.Status);
    }

    private ScoreChange Rate(Score? from, Score to, Guid by, DateTimeOffset now)
    {
        (Likelihood, Impact, ScoreValue) = (to.Likelihood, to.Impact, to.Value);
        return new ScoreChange(this, from, to, by, now);
    }

    private void Touch(Guid by, DateTimeOffset now) => (ChangedById, ChangedAt) = (by, now);

    private void RefuseClosed()
    {
        if (IsClosed) throw Refusal.Wrong($"{Reference} is closed. A facilitator can reopen it.");
    }

    private static void Refuse(IEnumerable<RiskProblem> problems)
    {
        if (problems.FirstOrDefault() is { } problem) throw Refusal.Wrong(problem.Message, problem.Field);
    }
}
