using System.Globalization;
using System.Text;
using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>Typing and deleting in few letters, for packs: "+a" puts an a where the last change ended, "-1x1" takes one sign before it away.</summary>
internal sealed class StepShorthand
{
    private const char Next = '\n';

    private int _end;

    /// <summary>Null where the steps have no shorter form; then they stay as they are.</summary>
    public string? Write(string steps)
    {
        var (text, end) = (new StringBuilder(), _end);
        foreach (var step in ProseJson.ReadSteps(Schema.Standard, Encoding.UTF8.GetBytes(steps)))
        {
            if (step is not ReplaceStep { Structure: false, Slice: { OpenStart: 0, OpenEnd: 0 } slice } replace || TextOf(slice) is not { } words)
            {
                return null;
            }

            text.Append(text.Length == 0 ? "" : Next).Append(replace.From == end ? "" : (replace.From - end).ToString(CultureInfo.InvariantCulture));
            text.Append(replace.To == replace.From ? "" : $"x{replace.To - replace.From}").Append(words.Length == 0 ? "" : "+" + words);
            end = replace.From + words.Length;
        }

        var (before, shorthand) = (_end, text.ToString());
        if (shorthand.Length > 0 && Read(shorthand) == steps)
        {
            return shorthand;
        }

        _end = before;
        return null;
    }

    public string Read(string shorthand)
    {
        var steps = new List<Step>();
        foreach (var one in shorthand.Split(Next))
        {
            var plus = one.IndexOf('+', StringComparison.Ordinal);
            var (place, words) = plus < 0 ? (one, "") : (one[..plus], one[(plus + 1)..]);
            var cut = place.IndexOf('x', StringComparison.Ordinal);
            var from = _end + Number(cut < 0 ? place : place[..cut]);
            var slice = words.Length == 0 ? Slice.Empty : new Slice(Fragment.From([Schema.Standard.Text(words)]), 0, 0);
            steps.Add(new ReplaceStep(from, from + (cut < 0 ? 0 : Number(place[(cut + 1)..])), slice));
            _end = from + words.Length;
        }

        return Encoding.UTF8.GetString(ProseJson.Write(steps).Span);
    }

    private static int Number(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    // Plain words on one line, or nothing at all.
    private static string? TextOf(Slice slice) => slice.Content.ChildCount switch
    {
        0 => "",
        1 when slice.Content.Child(0) is { Text: { } text, Marks.IsEmpty: true } && !text.Contains(Next, StringComparison.Ordinal) => text,
        _ => null,
    };
}
