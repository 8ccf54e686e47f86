namespace Workspace.Spaces.Settings;

/// <summary>How a charter is read: paragraphs, where a short first line that ends without a full stop is the title of what follows.</summary>
public static class CharterText
{
    private const int LongestHeading = 60;

    public static IEnumerable<(bool IsHeading, string Text)> Blocks(string charter)
    {
        foreach (var paragraph in charter.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = paragraph.Split('\n', 2);
            if (lines.Length == 2 && lines[0].Length <= LongestHeading && !lines[0].EndsWith('.') && !lines[0].StartsWith('-'))
            {
                yield return (true, lines[0].TrimEnd(':'));
                yield return (false, lines[1]);
            }
            else
            {
                yield return (false, paragraph);
            }
        }
    }
}
