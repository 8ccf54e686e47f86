using Workspace.Spaces;

namespace Workspace.Tools.Polls.Counting;

/// <summary>Whether a ballot is good under the rules of its poll; a "no" says what to mend.</summary>
public static class PaperRules
{
    public const int MostScore = 10, MaxWord = 40;

    /// <summary>Marks of a date.</summary>
    public const int No = 0, IfNeedBe = 1, Yes = 2;

    private const string ChoiceField = "Choice", ReasonField = "Reason", WordsField = "Words";

    /// <summary>The ballot as it will be kept.</summary>
    public static Paper Check(PollRules rules, IReadOnlyCollection<int> choices, Paper paper)
    {
        if (paper.Marks.Keys.Any(c => !choices.Contains(c))) throw Refusal.Wrong("Choose from the choices of this poll. One of yours is not there; look again.", ChoiceField);
        var reason = Text.Lines(paper.Reason, Paper.MaxReason, "the reason", ReasonField);
        var kept = rules.Kind switch
        {
            PollKind.One => One(paper, "Choose one."),
            PollKind.Proposal => One(paper, "Choose agree, abstain, disagree or block."),
            PollKind.Several => Several(paper, rules.Limit),
            PollKind.Dates => Dates(paper, choices),
            PollKind.Score => Score(paper),
            PollKind.Dots => Dots(paper, rules.Limit),
            PollKind.Ranking => Ranking(paper),
            PollKind.Question => Answer(paper),
            _ => ShortWords(paper, rules.Limit),
        };
        return kept with { Reason = Reason(rules, kept, reason) };
    }

    private static Paper One(Paper paper, string advice) =>
        paper.Marks.Keys.ToArray() is [var one] ? Paper.For(one) : throw Refusal.Wrong(advice, ChoiceField);

    private static Paper Several(Paper paper, int most) => paper.Marks.Count switch
    {
        0 => throw Refusal.Wrong("Choose at least one.", ChoiceField),
        var n when most > 0 && n > most => throw Refusal.Wrong($"Choose at most {most}. You have chosen {n}.", ChoiceField),
        _ => Paper.For(paper.Marks.Keys),
    };

    private static Paper Dates(Paper paper, IReadOnlyCollection<int> choices)
    {
        if (choices.FirstOrDefault(c => !paper.Marks.ContainsKey(c)) is > 0) throw Refusal.Wrong("Say yes, if need be or no for each date.", ChoiceField);
        if (paper.Marks.Values.Any(m => m is < No or > Yes)) throw Refusal.Wrong("Choose yes, if need be or no.", ChoiceField);
        return new(paper.Marks, []);
    }

    private static Paper Score(Paper paper)
    {
        if (paper.Marks.Count == 0) throw Refusal.Wrong("Give a score to at least one choice.", ChoiceField);
        if (paper.Marks.Values.Any(m => m is < 0 or > MostScore)) throw Refusal.Wrong($"Give scores from 0 to {MostScore}.", ChoiceField);
        return new(paper.Marks, []);
    }

    private static Paper Dots(Paper paper, int budget)
    {
        if (paper.Marks.Values.Any(m => m < 0)) throw Refusal.Wrong("Give no fewer than 0 dots to a choice.", ChoiceField);
        var spent = paper.Marks.Values.Sum(m => (long)m);
        if (spent == 0) throw Refusal.Wrong("Give at least one dot.", ChoiceField);
        if (spent > budget) throw Refusal.Wrong($"You have {budget} dots and have given {spent}. Take {spent - budget} back.", ChoiceField);
        return new(paper.Marks.Where(m => m.Value > 0).ToDictionary(), []);
    }

    // First, second, fourth is first, second, third: only the order counts.
    private static Paper Ranking(Paper paper)
    {
        var ranked = paper.Marks.Where(m => m.Value > 0).OrderBy(m => m.Value).ToArray();
        if (ranked.Length == 0) throw Refusal.Wrong("Put at least one choice first.", ChoiceField);
        if (ranked.GroupBy(m => m.Value).FirstOrDefault(same => same.Count() > 1) is { } twice) throw Refusal.Wrong($"Two choices have place {twice.Key}. Give each place once.", ChoiceField);
        return Paper.Ranked([.. ranked.Select(m => m.Key)]);
    }

    private static Paper Answer(Paper paper) =>
        Text.Lines(string.Join('\n', paper.Words), Paper.MaxWords - 10, "the answer", WordsField).Replace('\u001f', ' ') is { Length: > 0 } answer ? Paper.Saying(answer) : throw Refusal.Wrong("Write your answer.", WordsField);

    private static Paper ShortWords(Paper paper, int most)
    {
        var words = paper.Words.Select(w => Text.OptionalLine(w, MaxWord, "a word", WordsField).Replace('\u001f', ' ')).Where(w => w.Length > 0).DistinctBy(Text.Key).ToArray();
        if (words.Length == 0) throw Refusal.Wrong("Enter at least one word.", WordsField);
        return words.Length > most ? throw Refusal.Wrong($"Enter at most {most} words.", WordsField) : Paper.Saying(words);
    }

    private static string Reason(PollRules rules, Paper paper, string reason) => rules.Reasons switch
    {
        Reasons.None => "",
        Reasons.Always when reason.Length == 0 => throw Refusal.Wrong("Say why.", ReasonField),
        Reasons.FromObjectors when reason.Length == 0 && rules.Kind == PollKind.Proposal && (paper[PollChoice.Disagree] > 0 || paper[PollChoice.Block] > 0) => throw Refusal.Wrong("Say why you disagree or block, so that others can answer it.", ReasonField),
        _ => reason,
    };
}
