namespace Workspace.Prose.Tests.Generated;

/// <summary>Words as people write them, and every sign that means something in Markdown or HTML.</summary>
public static class Words
{
    private static readonly string[] Some =
    [
        "word", "Two words", " ", "  ", "a", "1", "1.", "12)", "#", "# ", "-", "- ", "+ ", "*", "**", "_", "__", "a_b", "`", "``", "[", "]", "](", "[x]", "[ ] ", "[^1]", "!", "![", "<b>", "<br>", "<", ">", "> ", "&", "&amp;", "&#42;",
        "\\", "|", "||", "---", "===", "==", "~~", "~", "++", "://", "https://example.org", "é", "ß", "中文", "😀", "\u00A0", "\u200D", "«", "'", "\"", "(", ")", "{x=1}", ":", ": ", "\t", "\n", ".", ",", "…", "\u0301", "\u0001", "@", "$x$", "^", "[!NOTE]", "%",
    ];

    public static string Make(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Some[random.Next(Some.Length)]));

    public static string CodeLine(Random random) => random.Next(4) == 0 ? "" : Make(random).Replace("\n", " ", StringComparison.Ordinal);
}
