using System.Text.RegularExpressions;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Notes;

namespace Workspace.Tests.Docs;

/// <summary>The tool that docs/new-tool.md builds is compiled here, and the page shows it letter for letter.</summary>
public sealed partial class NewToolTests
{
    [Fact]
    public void The_page_shows_the_code_that_is_compiled()
    {
        var page = File.ReadAllText(Repository.Path("docs", "new-tool.md"));
        var shown = Block().Matches(page).ToDictionary(m => m.Groups["file"].Value, m => m.Groups["code"].Value.Trim(), StringComparer.Ordinal);

        Assert.True(shown.Count >= 5, "The page shows the files of the tool.");
        foreach (var (file, code) in shown)
        {
            Assert.Equal(File.ReadAllText(Repository.Path("tests", "Workspace.Tests", "Docs", "NewTool", file)).Trim(), code);
        }
    }

    [Fact]
    public void Its_rules_hold()
    {
        var now = new DateTimeOffset(2027, 1, 2, 9, 0, 0, TimeSpan.Zero);
        var note = Note.Write(Guid.CreateVersion7(), "  Ask the printers  ", Guid.CreateVersion7(), now);

        Assert.Equal("Ask the printers", note.Text);
        note.Finish(now);
        Assert.Equal("This note is done already.", Assert.Throws<Refusal>(() => note.Finish(now)).Message);
        Assert.Equal("Enter what is to be remembered.", Assert.Throws<Refusal>(() => Note.Write(Guid.CreateVersion7(), " ", Guid.CreateVersion7(), now)).Message);
    }

    [GeneratedRegex(@"^`(?<file>[A-Za-z]+\.cs)`[^\n]*\n+```csharp\n(?<code>.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
