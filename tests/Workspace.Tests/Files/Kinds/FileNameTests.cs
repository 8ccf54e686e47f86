using System.Globalization;
using System.Text;
using Workspace.Files.Kinds;

namespace Workspace.Tests.Files.Kinds;

/// <summary>Whatever a browser says a file is called becomes a name that is one on every system and leads nowhere.</summary>
public sealed class FileNameTests
{
    /// <summary>Names as attackers and old systems send them.</summary>
    public static IReadOnlyList<string> Hostile { get; } =
    [
        "", " ", ".", "..", "...", "/", "\\", "//", "\\\\", "a/b.txt", "a\\b.txt", "/etc/passwd", "C:\\Windows\\win.ini", "\\\\server\\share\\x.txt", "file:///etc/passwd", "..\\..\\x.txt", "../../x.txt", "x/../../y.txt",
        "CON", "con.txt", "PRN", "AUX.md", "NUL", "nul.tar.txt", "COM1", "com9.txt", "LPT1.txt", "CLOCK$", "CONIN$", "aux .txt", "a.txt.", "a.txt ", "a.txt...", " .txt", ".htaccess", ".env", "a\0.txt", "a\0.txt\0.exe",
        "a\r\nContent-Type: text/html.txt", "a\nb.txt", "a\tb.txt", "a\u0007b.txt", "a\u001b[31mb.txt", "a\u007fb.txt", "a\u0085b.txt", "\u202Etxt.exe", "ann\u202Etxt.pdf", "a\u200Bb.txt", "a\uFEFFb.txt", "a\u2028b.txt", "a\u2066b\u2069.txt", "a\u00ADb.txt",
        "a\"b.txt", "a'b.txt", "a;b.txt", "a%00b.txt", "a%2e%2e%2fb.txt", "%2e%2e/x.txt", "a<script>.txt", "a>b|c?.txt", "a*b.txt", "a:b.txt", "a.txt:stream", "a$(id).txt", "a`id`.txt", "a&b.txt", "a|b.txt", "=cmd|'/c calc'!A1.csv", "@SUM(1).csv", "-rf.txt", "~root.txt",
        "\uD800.txt", "a\uDFFFb.txt", "e\u0301.txt", "ﬁle.txt", "ＡＢＣ．txt", "文書.txt", "مستند.txt", "👩‍👩‍👧.txt", new string('a', 300) + ".txt", "a." + new string('b', 300), "{{7*7}}.txt",
    ];

    /// <summary>Ways out of a folder, in many spellings.</summary>
    public static IReadOnlyList<string> Traversals { get; } =
    [
        .. from up in new[] { "../", "..\\", "..//", "..\\\\", "....//", "....\\\\", "./../", ".\\..\\", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%252e%252e%252f", "..%c0%af", "..%ef%bc%8f", "\u2025/", "．．/", "..\0/", "..;/", "/../" }
           from to in new[] { "etc/passwd", "x.txt", "workspace.db", "keys/master", "files/incoming/x", "..", "" }
           select string.Concat(up, up, up, to),
    ];

    [Fact]
    public void There_are_as_many_as_the_rule_asks_for()
    {
        Assert.True(Hostile.Count >= 76, $"{Hostile.Count}");
        Assert.Equal(140, Traversals.Count);
    }

    [Fact]
    public void Every_name_becomes_a_name_on_every_system()
    {
        foreach (var sent in Hostile.Concat(Traversals))
        {
            var name = FileName.Clean(sent);
            var said = $"{Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(sent))} → {name}";
            Assert.True(name.Length is > 0 and <= FileName.Longest, said);
            Assert.True(name.IndexOfAny(['/', '\\', '\0', '\r', '\n', '"', '<', '>', ':', '|', '?', '*', '%']) < 0, said);
            Assert.True(name.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.Surrogate)), said);
            Assert.True(!name.StartsWith('.') && !name.EndsWith('.') && !name.EndsWith(' '), said);
            Assert.DoesNotContain(name.Split('.')[0].ToUpperInvariant(), (string[])["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "CLOCK$", "CONIN$"]);
            Assert.Equal("/store", Path.GetDirectoryName(Path.GetFullPath(Path.Combine("/store", name))));
            Assert.Equal(name, FileName.Clean(name));
        }
    }

    [Fact]
    public void An_ordinary_name_stays_as_it_is()
    {
        foreach (var name in new[] { "Terms of reference (agreed).pdf", "Übersicht 2026-11.docx", "文書.txt", "R-05 evidence, part 2.xlsx" })
        {
            Assert.Equal(name, FileName.Clean(name));
        }
    }

    [Fact]
    public void A_long_name_keeps_its_ending() => Assert.EndsWith(".pdf", FileName.Clean(new string('x', 400) + ".pdf"), StringComparison.Ordinal);
}
