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

    // Encoding makes text safe between tags and between quotes, nowhere else.
    [Fact]
    public void A_piece_quotes_its_attributes_and_is_written_by_the_compiler_alone()
    {
        var pieces = Directory.EnumerateFiles(Path.Combine(Root, "src", "Workspace"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Where(file => file.Text.Contains("Markup.Of($", StringComparison.Ordinal) || file.Text.Contains("MarkupHandler", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(pieces);
        Assert.Empty(pieces.Where(file => Unquoted().IsMatch(file.Text)).Select(file => file.Name));
        Assert.Equal(["Markup.cs", "MarkupHandler.cs"], pieces.Where(file => file.Text.Contains("MarkupHandler", StringComparison.Ordinal)).Select(file => file.Name).Order(StringComparer.Ordinal));
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

    // A hole as the value of an attribute without quotes, as the name of an attribute or element, or inside a script or style.
    [GeneratedRegex("""<[a-z][^<>"]*\s[a-z-]+=\{|</?\{|<(script|style)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unquoted();

    [GeneratedRegex("const names = `(?<names>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    [GeneratedRegex("""<Icon Name="(?<name>[a-z0-9-]+)"|\sIcon="(?<name>[a-z0-9-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IconNamed();
}
