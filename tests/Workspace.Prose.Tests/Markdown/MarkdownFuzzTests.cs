using System.Globalization;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Tests.Generated;
using Workspace.Prose.Tests.Html;

namespace Workspace.Prose.Tests.Markdown;

/// <summary>Texts put together at random, from a fixed seed (FUZZ=number of executions makes the run longer): never an exception, always a document, always inert HTML, and what was read reads back.</summary>
public sealed class MarkdownFuzzTests(ITestOutputHelper output)
{
    private static readonly int Executions = int.Parse(Environment.GetEnvironmentVariable("FUZZ") ?? "4000", CultureInfo.InvariantCulture);

    [Fact]
    public void No_text_is_too_strange()
    {
        var (refused, odd) = (0, 0);
        for (var seed = 0; seed < Executions; seed++)
        {
            var page = MarkdownReader.Read(Text(new Random(seed)));
            page.Doc.Check();
            if (page.Refused is not null) refused++;
            if (seed % 8 == 0) HtmlRules.Check(HtmlWriter.Write(page.Doc));
            if (MarkdownWriter.Write(page.Doc).Losses.Any(l => l.What.Contains("another form", StringComparison.Ordinal))) odd++;
        }
        output.WriteLine($"{Executions} executions, {refused} kept as plain text, {odd} read back in another form and said so");
        Assert.InRange(odd, 0, Executions / 200);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(6) switch
    {
        0 => "\n",
        1 => "\n\n",
        2 => "\n" + new string(' ', random.Next(6)) + (random.Next(5) switch { 0 => "- ", 1 => "1. ", 2 => "> ", 3 => "```", _ => "|a|b|\n|-|-|" }),
        3 => ((char)random.Next(1, random.Next(2) == 0 ? 128 : 0x10000)).ToString(),
        _ => Words.Make(random),
    }));
}
