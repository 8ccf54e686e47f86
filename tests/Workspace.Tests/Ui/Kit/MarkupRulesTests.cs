using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Workspace.Ui.Kit;

namespace Workspace.Tests.Ui.Kit;

/// <summary>What holds for every page's markup, read from the sources.</summary>
public sealed partial class MarkupRulesTests
{
    private static readonly string Root = Up(AppContext.BaseDirectory);

    // A letter and an exported file are shown by other programs, without our style sheet.
    private static readonly string[] StandAlone = ["src/Workspace/Mail/LetterView.razor", "src/Workspace/Tools/Wiki/Export/ExportDocument.razor"];

    private static IEnumerable<(string Name, string Text)> Pages => Directory.EnumerateFiles(Path.Combine(Root, "src", "Workspace"), "*.razor", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(file => (Path.GetRelativePath(Root, file), File.ReadAllText(file)));

    [Fact]
    public void No_page_has_an_inline_style_or_script()
    {
        Assert.Empty(Pages.Where(page => InlineStyle().IsMatch(page.Text)).Select(page => page.Name).Except(StandAlone));
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite()
    {
        var sprite = Names().Match(File.ReadAllText(Path.Combine(Root, "wwwroot-shared", "icons.mjs"))).Groups["names"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();

        var missing = from page in Pages
                      from Match icon in IconNamed().Matches(page.Text)
                      let name = icon.Groups["name"].Value
                      where !sprite.Contains(name)
                      select $"{page.Name}: {name}";
        Assert.Empty(missing);
    }

    [Fact]
    public void The_kit_injects_nothing()
    {
        var kit = typeof(Look).Assembly.GetTypes().Where(type => type.Namespace == typeof(Look).Namespace && typeof(IComponent).IsAssignableFrom(type));

        Assert.Empty(from type in kit
                     from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                     where property.GetCustomAttribute<InjectAttribute>() is not null
                     select $"{type.Name}.{property.Name}");
    }

    private static string Up(string from) => File.Exists(Path.Combine(from, "Workspace.sln")) ? from : Up(Path.GetDirectoryName(from.TrimEnd(Path.DirectorySeparatorChar))!);

    [GeneratedRegex("""<style|\sstyle\s*=\s*["'@]|\son(click|change|submit|load)\s*=\s*["']|<script(?![^>]*\ssrc=)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("const names = `(?<names>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    [GeneratedRegex("""<Icon Name="(?<name>[a-z0-9-]+)"|\sIcon="(?<name>[a-z0-9-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IconNamed();
}
