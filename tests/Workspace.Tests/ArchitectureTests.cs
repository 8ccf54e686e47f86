using System.Text.RegularExpressions;
using Workspace.Prose;
using Workspace.Tests.Support;

namespace Workspace.Tests;

/// <summary>The rules that keep the house simple.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void Nothing_outside_a_tool_names_it()
    {
        var tools = Directory.GetDirectories(Repository.Path("src", "Workspace", "Tools")).Select(Path.GetFileName).ToArray();
        var offences =
            from source in Repository.Sources("src", ".cs", ".razor")
            from tool in tools
            where !source.File.StartsWith($"src/Workspace/Tools/{tool}/", StringComparison.Ordinal)
            where source.Text.Contains($"Tools.{tool}", StringComparison.Ordinal)
            select $"{source.File} names Tools.{tool}";

        Assert.NotEmpty(tools);
        Assert.Empty(offences);
    }

    [Fact]
    public void A_tool_reaches_the_database_only_through_a_visit()
    {
        var offences = Repository.Sources("src/Workspace/Tools", ".cs", ".razor")
            .Where(s => !s.File.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(s => s.Text.Contains("WorkspaceDb", StringComparison.Ordinal) || s.Text.Contains("IWriter", StringComparison.Ordinal) || s.Text.Contains("IDbContextFactory", StringComparison.Ordinal))
            .Select(s => s.File);

        Assert.Empty(offences);
    }

    [Fact]
    public void Prose_stands_on_the_base_library_and_Markdig_alone()
    {
        var foreign = typeof(ProseException).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name != "Markdig" && !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard");

        Assert.Empty(foreign);
    }

    [Fact]
    public void Components_of_the_kit_inject_nothing()
    {
        var offences = Repository.Sources("src/Workspace/Ui/Kit", ".razor", ".cs")
            .Where(s => s.Text.Contains("@inject", StringComparison.Ordinal) || s.Text.Contains("[Inject]", StringComparison.Ordinal))
            .Select(s => s.File);

        Assert.Empty(offences);
    }

    [Fact]
    public void Raw_html_is_written_in_two_files_of_the_server_and_in_one_of_the_browser()
    {
        string[] raw = ["MarkupString", "AddMarkupContent", "Html.Raw"];
        Assert.Equal(
            ["src/Workspace/Ui/Markup.cs", "src/Workspace/Ui/WrittenHtml.cs"], // every hole encoded; only from a document
            Repository.Sources("src/Workspace", ".cs", ".razor").Where(s => raw.Any(r => s.Text.Contains(r, StringComparison.Ordinal))).Select(s => s.File).Order(StringComparer.Ordinal));

        var browser = Repository.Sources("wwwroot-shared/src", ".ts").Concat(Repository.Sources("wwwroot-shared/editor", ".ts")).Where(s => BrowserRaw().IsMatch(s.Text)).Select(s => s.File).ToArray();
        Assert.True(browser.Length <= 1, string.Join(", ", browser));
    }

    [Fact]
    public void No_regular_expression_runs_on_user_text_without_a_bound()
    {
        var offences =
            from source in Repository.Sources("src", ".cs", ".razor")
            from Match use in RegexUse().Matches(source.Text)
            where !use.Value.Contains("NonBacktracking", StringComparison.Ordinal) && !use.Value.Contains("matchTimeoutMilliseconds", StringComparison.Ordinal)
            select $"{source.File}: {use.Value}";

        Assert.Empty(offences);
    }

    [Fact]
    public void No_write_passes_by_the_versions_and_the_events()
    {
        string[] bulk = ["ExecuteUpdate", "ExecuteDelete", "FromSqlRaw", "ExecuteSqlRaw"];
        var offences = Repository.Sources("src/Workspace", ".cs", ".razor").Where(s => bulk.Any(b => s.Text.Contains(b, StringComparison.Ordinal))).Select(s => s.File);

        Assert.Empty(offences);
    }

    [Fact]
    public void No_page_carries_inline_style_or_script()
    {
        var offences = Repository.Sources("src/Workspace", ".razor").Where(s => s.Text.Contains(" style=\"", StringComparison.Ordinal) || InlineScript().IsMatch(s.Text)).Select(s => s.File);

        Assert.Empty(offences);
    }

    [Fact]
    public void No_file_has_grown_into_two_things()
    {
        var long300 =
            from source in Repository.Sources("src", ".cs", ".razor").Concat(Repository.Sources("wwwroot-shared/src", ".ts")).Concat(Repository.Sources("wwwroot-shared/editor", ".ts")).Concat(Repository.Sources("tests", ".cs"))
            where !source.File.Contains("/Migrations/", StringComparison.Ordinal)
            let lines = source.Text.Count(c => c == '\n')
            where lines > 300
            select $"{source.File}: {lines}";

        Assert.Empty(long300);
    }

    [GeneratedRegex(@"\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BrowserRaw();

    [GeneratedRegex(@"(new Regex\(|GeneratedRegex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\()[^\n]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RegexUse();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript();
}
