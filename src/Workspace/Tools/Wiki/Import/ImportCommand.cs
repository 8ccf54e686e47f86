using Microsoft.Extensions.DependencyInjection;
using Workspace.Data;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki.Import;

/// <summary>The sub-command that imports a folder or archive of Markdown into the wiki of a space.</summary>
public static class ImportCommand
{
    public const string Name = "import-wiki", Usage = "import-wiki FOLDER-OR-ZIP --space NAME-OR-ID --by EMAIL [--under TITLE] [--site ADDRESS]";
    private const int MostNotes = 2_000;

    public static async Task RunAsync(IServiceProvider services, IReadOnlyList<string> args)
    {
        var (from, options) = Read(args);
        await services.GetRequiredService<Migrator>().MigrateAsync();
        await using var scope = services.CreateAsyncScope();
        try
        {
            await ImportAsync(scope.ServiceProvider, from, options);
        }
        catch (Refusal refusal)
        {
            throw new OperationException(refusal.Message);
        }
    }

    private static async Task ImportAsync(IServiceProvider services, string from, Dictionary<string, string> options)
    {
        var (person, space) = await services.GetRequiredService<ConsoleDoor>().FindAsync(options["--by"], options["--space"]);
        var files = Directory.Exists(from) ? SourceFiles.FromFolder(from) : File.Exists(from) ? SourceFiles.FromZip(await File.ReadAllBytesAsync(from)) : throw new OperationException($"There is no folder or archive '{from}'.");
        var plan = new ImportReader(space, options.GetValueOrDefault("--site")).Read(files);
        if (plan.Written == 0) throw new OperationException($"There is no Markdown page (.md) in '{from}'.");
        foreach (var note in plan.Notes.Take(MostNotes)) Console.WriteLine(note.Line > 0 ? $"{note.File}:{note.Line}: {note.What}" : $"{note.File}: {note.What}");
        var parent = options.TryGetValue("--under", out var title) ? await UnderAsync(services, person, space, title) : (Guid?)null;
        await services.GetRequiredService<ImportStore>().StoreAsync(person, space, parent, plan);
        Console.WriteLine($"\n{plan.Written} pages in {plan.Folders} folders, {plan.Links} links between them, {plan.Notes.Count} notes. They are in the wiki.");
    }

    private static async Task<Guid?> UnderAsync(IServiceProvider services, Guid person, Guid space, string title)
    {
        await using var visit = await services.GetRequiredService<SpaceAccess>().EnterAsAsync(person, space, Role.Facilitator, WikiTool.Wiki);
        return (await PageTree.ReadAsync(visit)).Named(title)?.Id ?? throw new OperationException($"There is no page '{title}' in this wiki.");
    }

    private static (string From, Dictionary<string, string> Options) Read(IReadOnlyList<string> args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i + 1 < args.Count; i += 2) options[args[i]] = args[i + 1];
        var known = options.Keys.All(name => name is "--space" or "--by" or "--under" or "--site");
        return args.Count % 2 == 1 && known && options.ContainsKey("--space") && options.ContainsKey("--by") ? (args[0], options) : throw new OperationException($"usage: Workspace {Usage}");
    }
}
