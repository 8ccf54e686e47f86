using System.Diagnostics;
using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Word;

namespace Workspace.Bench.Prose;

/// <summary>Takes every Markdown page of a folder through the document and back, and tells the time, what was lost, and whether it came back the same.</summary>
public static class Handbook
{
    /// <summary>Runs over the folder; 0 where every page came back the same.</summary>
    public static int Run(string folder)
    {
        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var (reading, writing, html, word) = (new Lap(), new Lap(), new Lap(), new Lap());
        var (other, refused, characters) = (0, 0, 0L);
        var losses = new List<(string File, Loss Loss)>();
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            characters += text.Length;
            var page = reading.Time(() => MarkdownReader.Read(text));
            var written = writing.Time(() => MarkdownWriter.Write(page.Doc, page.FrontMatter));
            html.Time(() => HtmlWriter.Write(page.Doc));
            word.Time(() => WordReader.Read(WordWriter.Write(page.Doc).Bytes));
            if (page.Refused is not null) refused++;
            if (!MarkdownReader.Read(written.Text).Doc.Equals(page.Doc)) Console.WriteLine($"{++other}. comes back otherwise: {Path.GetRelativePath(folder, file)}");
            losses.AddRange(page.Losses.Concat(written.Losses).Select(l => (Path.GetRelativePath(folder, file), l)));
        }
        Console.WriteLine($"{files.Count} pages, {characters:N0} characters, {refused} kept as plain text, {other} came back otherwise");
        Console.WriteLine($"read {reading}; write and read back {writing}; HTML {html}; Word there and back {word}");
        foreach (var kind in losses.GroupBy(l => l.Loss.What).OrderByDescending(g => g.Sum(l => l.Loss.Count)))
            Console.WriteLine($"{kind.Sum(l => l.Loss.Count),5} on {kind.Select(l => l.File).Distinct(StringComparer.Ordinal).Count(),3} pages: {kind.Key} First: {kind.First().File}, {kind.First().Loss.Where}");
        return other;
    }

    private sealed class Lap
    {
        private TimeSpan total;
        private TimeSpan longest;

        public T Time<T>(Func<T> work)
        {
            var start = Stopwatch.GetTimestamp();
            var result = work();
            var taken = Stopwatch.GetElapsedTime(start);
            total += taken;
            longest = taken > longest ? taken : longest;
            return result;
        }

        public override string ToString() => $"{total.TotalMilliseconds:N0} ms (longest page {longest.TotalMilliseconds:N0} ms)";
    }
}
