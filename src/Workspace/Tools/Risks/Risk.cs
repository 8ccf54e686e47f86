namespace Workspace.Tools.Risks;

/// <summary>Something that might happen, what it would do, how serious it is and what is done about it.</summary>
public sealed class Risk
{
    private Risk() { }

    public Risk(Guid spaceId, int number, RiskDetails details, Guid by, DateTimeOffset now)
    {
        (Id, SpaceId, Number) = (Guid.CreateVersion7(now), spaceId, number);
        (CreatedById, CreatedAt, Status) = (by, now, RiskStatus.Open);
        Refuse(details.Check());
        Write(details);
        Touch(by, now);
        FirstScore = Rate(null, details.Score, by, now);
    }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public int Number { get; private set; }
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

    public Guid CreatedById { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid ChangedById { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string ClosedReason { get; private set; } = "";
    public int Version { get; private set; }

    public string Reference => RiskWords.Reference(Number);
    public Score Score => new(Likelihood, Impact);
    public Level Level => Score.Level;
    public bool IsClosed => Status == RiskStatus.Closed;

    /// <summary>The score a new risk came with, to be stored beside it.</summary>
    public ScoreChange? FirstScore { get; private set; }

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
        Refuse((new RiskDetails { Title = Title, Score = score }).Check());
        Touch(by, now);
        return score == Score ? null : Rate(Score, score, by, now);
    }

    public void Treat(Guid by, DateTimeOffset now) => MoveTo(RiskStatus.Treating, by, now);

    public void StopTreating(Guid by, DateTimeOffset now) => MoveTo(RiskStatus.Open, by, now);

    public void Close(string reason, Guid by, DateTimeOffset now)
    {
        if (IsClosed) throw new RiskRefused($"{Reference} is closed already.");
        if (string.IsNullOrWhiteSpace(reason)) throw new RiskRefused([new("Reason", "Say why this risk is closed.")]);
        if (RiskText.Problem("The reason", reason, RiskText.Reason) is { } problem) throw new RiskRefused([new("Reason", problem)]);
        (Status, ClosedAt, ClosedById, ClosedReason) = (RiskStatus.Closed, now, by, reason);
        Touch(by, now);
    }

    public void Reopen(Guid by, DateTimeOffset now)
    {
        if (!IsClosed) throw new RiskRefused($"{Reference} is open already.");
        (Status, ClosedAt, ClosedById, ClosedReason) = (RiskStatus.Open, null, null, "");
        Touch(by, now);
    }

    /// <summary>Somebody looked at it and it is still true; from now the next date counts.</summary>
    public void Review(DateOnly? next, Guid by, DateTimeOffset now, DateOnly today)
    {
        RefuseClosed();
        if (next <= today) throw new RiskRefused([new(nameof(ReviewOn), $"Enter a date after {today:d MMMM yyyy}.")]);
        Refuse((new RiskDetails { Title = Title, Score = Score, ReviewOn = next }).Check());
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
        (Response, ResponseText, ReviewOn) = (details.Response, details.ResponseText, details.ReviewOn);
    }

    private ScoreChange Rate(Score? from, Score to, Guid by, DateTimeOffset now)
    {
        (Likelihood, Impact, ScoreValue) = (to.Likelihood, to.Impact, to.Value);
        return new ScoreChange(this, from, to, by, now);
    }

    private void MoveTo(RiskStatus status, Guid by, DateTimeOffset now)
    {
        RefuseClosed();
        Status = status;
        Touch(by, now);
    }

    private void Touch(Guid by, DateTimeOffset now) => (ChangedById, ChangedAt, Version) = (by, now, Version + 1);

    private void RefuseClosed()
    {
        if (IsClosed) throw new RiskRefused($"{Reference} is closed. A facilitator can reopen it.");
    }

    private static void Refuse(IReadOnlyList<RiskProblem> problems)
    {
        if (problems.Count > 0) throw new RiskRefused(problems);
    }
}
