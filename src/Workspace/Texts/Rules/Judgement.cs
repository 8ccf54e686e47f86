using Workspace.Prose;

namespace Workspace.Texts.Rules;

/// <summary>What becomes of a batch: accepted as the engine carried it over, or refused with a reason.</summary>
/// <param name="Accepted">The outcome; null where it is refused.</param>
/// <param name="Why">"right" or "wrong"; null where it is accepted.</param>
/// <param name="Message">The reason in words.</param>
internal sealed record Judgement(RebaseResult? Accepted, string? Why, string? Message)
{
    public static Judgement Of(Node doc, IReadOnlyList<Step> batch, IReadOnlyList<Step> since, TextRight right, Guid person, KnownSuggestions known)
    {
        if (right < TextRight.Comment)
        {
            return Refuse("You can read this. You cannot change it.");
        }

        if (right == TextRight.Comment && batch.SelectMany(s => Kinds(s)).Any(isAnchor => !isAnchor))
        {
            return Refuse("You can comment on this. You cannot change its words.");
        }

        var verdict = Authority.Accept(doc, batch, since);
        if (verdict.Accepted is not { } accepted)
        {
            return new(null, "wrong", verdict.Refused);
        }

        var made = accepted.Steps.Select(s => s.Step).ToArray();
        if (right == TextRight.Suggest && SuggestionRule.Problem(doc, accepted.Doc, made, person.ToString()) is { } beyond)
        {
            return Refuse(beyond);
        }

        return known.Problem(made, person.ToString()) is { } forged ? new(null, "wrong", forged) : new(accepted, null, null);
    }

    private static Judgement Refuse(string message) => new(null, "right", message);

    // True for each part of a step that puts a comment's anchor somewhere.
    private static IEnumerable<bool> Kinds(Step step) => step switch
    {
        AddMarkStep add => [add.Mark.Type.Name == "comment"],
        AddNodeMarkStep add => [add.Mark.Type.Name == "comment"],
        MarkSetStep set => set.Steps.SelectMany(Kinds),
        _ => [false],
    };
}
