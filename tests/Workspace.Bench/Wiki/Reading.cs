using System.Diagnostics;
using Workspace.Tools.Wiki.Import;

namespace Workspace.Bench.Wiki;

/// <summary>Reads a folder of Markdown as an import would, and tells what came of it.</summary>
public static class Reading
{
    public static int Run(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var plan = new ImportReader(Guid.CreateVersion7()).Read(SourceFiles.FromFolder(folder));
        Console.WriteLine($"{plan.Written} pages, {plan.Folders} folders, {plan.Links} links between pages, {plan.Pictures.Count} pictures, {plan.Notes.Count} notes in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:N0} ms");
        foreach (var kind in plan.Notes.GroupBy(n => string.Concat(n.What.Where(c => c is not '“')).Split('”')[^1]).OrderByDescending(g => g.Count()).Take(40))
        {
            Console.WriteLine($"{kind.Count(),5}  {kind.First().What}  ({kind.First().File}:{kind.First().Line})");
        }

        return 0;
    }

    public static int Notes(string folder, string of)
    {
        foreach (var note in new ImportReader(Guid.CreateVersion7()).Read(SourceFiles.FromFolder(folder)).Notes.Where(n => n.What.Contains(of, StringComparison.Ordinal))) Console.WriteLine($"{note.File}:{note.Line} {note.What}");
        return 0;
    }
}
