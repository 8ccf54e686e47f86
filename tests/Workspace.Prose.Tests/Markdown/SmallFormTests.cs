using System.Text.Json;
using Workspace.Prose.Markdown;

namespace Workspace.Prose.Tests.Markdown;

/// <summary>What the small form of the browser writes is the document that its writer saw. The cases are made, and tested there too, by wwwroot-shared/test/composer.test.ts.</summary>
public sealed class SmallFormTests
{
    [Fact]
    public void What_the_small_form_writes_is_read_as_what_was_seen_in_it()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository("wwwroot-shared", "test", "composer.json")));
        var wrong = new List<string>();
        foreach (var one in file.RootElement.EnumerateArray())
        {
            var markdown = one.GetProperty("markdown").GetString()!;
            var read = ProseJson.WriteText(MarkdownReader.Read("\n" + markdown).Doc);
            if (read != one.GetProperty("doc").GetRawText()) wrong.Add($"{markdown}\n--- seen\n{one.GetProperty("doc").GetRawText()}\n--- read\n{read}\n");
        }

        Assert.True(file.RootElement.GetArrayLength() > 100);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of them differ:\n{string.Join("\n", wrong)}");
    }

    private static string Repository(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Workspace.sln"))) folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }
}
