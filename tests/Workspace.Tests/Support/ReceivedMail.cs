using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workspace.Tests.Support;

/// <summary>A mail as the mail server got it.</summary>
public sealed partial record ReceivedMail(string From, IReadOnlyList<string> To, string Data)
{
    private string Head => Data[..Data.IndexOf("\n\n", StringComparison.Ordinal)];

    /// <summary>The lines of the head, folded ones joined.</summary>
    public IReadOnlyList<string> Headers => Head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n');

    public string Subject => Decoded(Header("Subject") ?? "");

    public string Plain => Part("text/plain");

    public string Html => Part("text/html");

    /// <summary>The first address in the plain part that begins like this.</summary>
    public string Link(string path) => LinkText().Matches(Plain).Select(m => new Uri(m.Value).PathAndQuery).First(p => p.StartsWith(path, StringComparison.Ordinal));

    public string? Header(string name) => Headers.Where(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(h => h[(name.Length + 1)..].Trim()).SingleOrDefault();

    public bool IsTo(string address) => To.Any(t => t.Contains($"<{address}>", StringComparison.OrdinalIgnoreCase));

    private string Part(string type)
    {
        var boundary = BoundaryText().Match(Data).Groups["mark"].Value;
        var part = Data.Split("--" + boundary).First(p => p.Contains(type, StringComparison.OrdinalIgnoreCase) && !p.Contains("boundary=", StringComparison.Ordinal));
        return Quoted(part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        var soft = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < soft.Length; i++)
        {
            if (soft[i] == '=' && i + 2 < soft.Length && byte.TryParse(soft.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(soft[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Decoded(string header) => EncodedWord().Replace(header.Replace("?= =?", "?==?", StringComparison.Ordinal), m => m.Groups["how"].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
        : Quoted(m.Groups["text"].Value.Replace('_', ' ')));

    [GeneratedRegex("boundary=\"?(?<mark>[^\"\\s;]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundaryText();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkText();
}
