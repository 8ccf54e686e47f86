using System.Globalization;

namespace Workspace.Tools.Polls.Counting;

/// <summary>What a ballot says: a number for each choice that it names, words, and why.</summary>
public sealed record Paper(IReadOnlyDictionary<int, int> Marks, IReadOnlyList<string> Words, string Reason = "")
{
    public const int MaxMarks = 1_000, MaxWords = 4_000, MaxReason = 2_000;

    public static Paper Empty { get; } = new(new Dictionary<int, int>(), []);

    /// <summary>These choices and no others, each once.</summary>
    public static Paper For(params IEnumerable<int> choices) => new(choices.Distinct().ToDictionary(c => c, _ => 1), []);

    /// <summary>The choices in order, the first first.</summary>
    public static Paper Ranked(params IReadOnlyList<int> choices) => new(choices.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i + 1), []);

    public static Paper Marked(params IEnumerable<(int Choice, int Mark)> marks) => new(marks.ToDictionary(m => m.Choice, m => m.Mark), []);

    public static Paper Saying(params IReadOnlyList<string> words) => new(new Dictionary<int, int>(), words);

    public int this[int choice] => Marks.GetValueOrDefault(choice);

    internal string MarksText => string.Join(' ', Marks.OrderBy(m => m.Key).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}:{m.Value}")));

    internal string WordsText => string.Join('\u001f', Words);

    internal static Paper Read(string marks, string words, string reason) => new(ReadMarks(marks), words.Length == 0 ? [] : words.Split('\u001f'), reason);

    private static Dictionary<int, int> ReadMarks(string text)
    {
        var marks = new Dictionary<int, int>();
        foreach (var part in text.AsSpan().Split(' '))
        {
            var mark = text.AsSpan(part);
            if (mark.IndexOf(':') is > 0 and var colon) marks[int.Parse(mark[..colon], CultureInfo.InvariantCulture)] = int.Parse(mark[(colon + 1)..], CultureInfo.InvariantCulture);
        }
        return marks;
    }
}
