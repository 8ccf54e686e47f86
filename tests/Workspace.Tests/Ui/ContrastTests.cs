using System.Globalization;
using System.Text.RegularExpressions;
using Workspace.Tests.Support;

namespace Workspace.Tests.Ui;

/// <summary>The colours as they stand in the token file keep the contrasts that the look promises, in light and dark.</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Read();

    [Theory]
    [InlineData("ink", "ground", 15.96, 15.09)]
    [InlineData("ink", "surface", 17.22, 13.93)]
    [InlineData("ink", "sunken", 14.60, 15.61)]
    [InlineData("muted", "ground", 6.77, 7.64)]
    [InlineData("muted", "surface", 7.30, 7.05)]
    [InlineData("muted", "sunken", 6.19, 7.90)]
    [InlineData("accent", "ground", 7.48, 9.54)]
    [InlineData("accent", "surface", 8.07, 8.80)]
    [InlineData("accent", "accent-soft", 6.86, 6.86)]
    [InlineData("on-accent", "accent", 8.07, 8.44)]
    [InlineData("on-accent", "accent-strong", 11.55, 10.71)]
    [InlineData("accent-strong", "accent-soft", 9.81, 8.71)]
    [InlineData("ok", "surface", 7.17, 8.68)]
    [InlineData("ok", "ok-soft", 6.15, 7.05)]
    [InlineData("warn", "surface", 7.41, 9.71)]
    [InlineData("warn", "warn-soft", 6.34, 7.78)]
    [InlineData("bad", "surface", 7.41, 8.30)]
    [InlineData("bad", "bad-soft", 6.18, 7.05)]
    [InlineData("on-bad", "bad", 7.41, 9.09)]
    [InlineData("edge", "ground", 3.78, 4.70)]
    [InlineData("edge", "surface", 4.08, 4.33)]
    [InlineData("edge", "sunken", 3.46, 4.86)]
    [InlineData("focus", "ground", 15.96, 12.56)]
    [InlineData("focus-gap", "accent", 5.59, 9.54)]
    [InlineData("ink", "mark", 13.56, 9.07)]
    [InlineData("mark-edge", "ground", 5.49, 10.52)]
    public void A_pair_has_the_contrast_of_the_table(string over, string under, double light, double dark)
    {
        Assert.Equal(light, Contrast(Tokens[over].Light, Tokens[under].Light), 0.011);
        Assert.Equal(dark, Contrast(Tokens[over].Dark, Tokens[under].Dark), 0.011);
    }

    [Theory]
    [InlineData(1, 13.5, 10.5, 6.5, 7.2)]
    [InlineData(2, 12.6, 7.5, 6.4, 6.8)]
    [InlineData(3, 8.1, 6.2, 5.9, 6.4)]
    [InlineData(4, 6.4, 5.0, 4.8, 5.9)]
    public void A_level_can_be_read_full_and_empty(int level, double light, double dark, double emptyLight, double emptyDark)
    {
        var (fill, text) = (Tokens[$"l{level}"], Tokens[$"on-l{level}"]);
        Assert.Equal(light, Contrast(text.Light, fill.Light), 0.06);
        Assert.Equal(dark, Contrast(text.Dark, fill.Dark), 0.06);
        // An empty cell shows 22 % of its level over the ground, and the level's word in the muted colour.
        Assert.Equal(emptyLight, Contrast(Tokens["muted"].Light, Mix(fill.Light, Tokens["ground"].Light, 0.22)), 0.06);
        Assert.Equal(emptyDark, Contrast(Tokens["muted"].Dark, Mix(fill.Dark, Tokens["ground"].Dark, 0.22)), 0.06);
    }

    private static Dictionary<string, (string, string)> Read() =>
        Token().Matches(File.ReadAllText(Repository.Path("wwwroot-shared", "css", "tokens.css")))
            .GroupBy(m => m.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.First().Groups["light"].Value, g.First().Groups["dark"].Value), StringComparer.Ordinal);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // Relative luminance as WCAG 2 defines it.
    private static double Luminance(string colour)
    {
        var (r, g, b) = (Channel(colour, 1), Channel(colour, 3), Channel(colour, 5));
        return (0.2126 * Linear(r)) + (0.7152 * Linear(g)) + (0.0722 * Linear(b));
    }

    private static double Linear(int channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);

    private static int Channel(string colour, int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Mix(string over, string under, double share) =>
        "#" + string.Concat(new[] { 1, 3, 5 }.Select(at => ((int)Math.Round((Channel(over, at) * share) + (Channel(under, at) * (1 - share)))).ToString("X2", CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"--(?<name>[a-z0-9-]+):\s*light-dark\((?<light>#[0-9A-Fa-f]{6}),\s*(?<dark>#[0-9A-Fa-f]{6})\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
