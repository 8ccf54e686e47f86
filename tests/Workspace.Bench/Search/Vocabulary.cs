using System.Text;

namespace Workspace.Bench.Search;

/// <summary>Made-up words, each as often as words of a language are: the second half as often as the first, the third a third as often. Always the same.</summary>
internal sealed class Vocabulary
{
    private const int Size = 20_000;
    private static readonly string[] First = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "yi", "zo", "bra"];
    private static readonly string[] Last = ["land", "ton", "mark", "ber", "nic", "dor", "vel", "gan", "lor", "pin", "rast", "tov", "mel", "kur", "san", "fel", "hob", "dax", "wim", "zet"];

    private readonly string[] _words = [.. Enumerable.Range(0, Size).Select(Word)];
    private readonly double[] _until = new double[Size];
    private readonly Random _random = new(20261128);

    public Vocabulary()
    {
        var sum = 0.0;
        for (var i = 0; i < Size; i++)
        {
            _until[i] = sum += 1.0 / (i + 1);
        }
    }

    public string Text(int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            var at = Array.BinarySearch(_until, _random.NextDouble() * _until[^1]);
            text.Append(i == 0 ? "" : " ").Append(_words[Math.Min(Size - 1, at < 0 ? ~at : at)]);
        }

        return text.ToString();
    }

    /// <summary>{0}, {1}, {2}: the commonest; {3}: the beginning of one; {8}: one with a mistake; {9}: a rare one.</summary>
    public string Fill(string query) => query.Replace("{0}", _words[0], StringComparison.Ordinal).Replace("{1}", _words[1], StringComparison.Ordinal).Replace("{2}", _words[2], StringComparison.Ordinal)
        .Replace("{3}", _words[40][..4], StringComparison.Ordinal).Replace("{8}", _words[30][..^2] + _words[30][^1] + _words[30][^2], StringComparison.Ordinal).Replace("{9}", _words[4_000], StringComparison.Ordinal);

    private static string Word(int number) => First[number % 20] + Last[number / 20 % 20] + (number < 400 ? "" : First[number / 400 % 20] + (number < 8_000 ? "" : Last[number / 8_000 % 20]));
}
