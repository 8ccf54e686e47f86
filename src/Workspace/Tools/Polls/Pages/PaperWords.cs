using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Pages;

/// <summary>A ballot in words: "Recorded video", "1. Recorded video, 2. Keep the rule", "5 March yes".</summary>
public static class PaperWords
{
    public static string Of(PollKind kind, IReadOnlyList<PollChoice> choices, Paper paper)
    {
        string Title(int number) => choices.FirstOrDefault(c => c.Number == number)?.Title ?? $"Choice {number}";
        return kind switch
        {
            PollKind.Question or PollKind.Words => string.Join(", ", paper.Words),
            PollKind.Ranking => string.Join(", ", paper.Marks.OrderBy(m => m.Value).Select(m => $"{m.Value}. {Title(m.Key)}")),
            PollKind.Dates => string.Join(", ", paper.Marks.OrderBy(m => m.Key).Select(m => $"{Title(m.Key)} {(m.Value == PaperRules.Yes ? "yes" : m.Value == PaperRules.IfNeedBe ? "if need be" : "no")}")),
            PollKind.Score or PollKind.Dots => string.Join(", ", paper.Marks.OrderBy(m => m.Key).Select(m => $"{Title(m.Key)} {m.Value}")),
            _ => string.Join(", ", paper.Marks.Keys.Order().Select(Title)),
        };
    }
}
