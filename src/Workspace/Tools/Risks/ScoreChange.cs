using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>Who scored a risk, when, and from which score to which; the first one has no score before it.</summary>
public sealed class ScoreChange : IInSpace
{
    private ScoreChange() { }

    internal ScoreChange(Risk risk, Score? from, Score to, Guid by, DateTimeOffset at)
    {
        (Id, SpaceId, RiskId, ById, At) = (Guid.CreateVersion7(at), risk.SpaceId, risk.Id, by, at);
        (FromLikelihood, FromImpact) = (from?.Likelihood, from?.Impact);
        (ToLikelihood, ToImpact) = (to.Likelihood, to.Impact);
    }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public Guid RiskId { get; private set; }
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }
    public int? FromLikelihood { get; private set; }
    public int? FromImpact { get; private set; }
    public int ToLikelihood { get; private set; }
    public int ToImpact { get; private set; }

    public Score? From => FromLikelihood is { } likelihood && FromImpact is { } impact ? new Score(likelihood, impact) : null;

    public Score To => new(ToLikelihood, ToImpact);
}
