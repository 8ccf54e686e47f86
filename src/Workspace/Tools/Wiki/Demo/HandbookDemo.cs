using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Tools.Wiki.Import;

namespace Workspace.Tools.Wiki.Demo;

/// <summary>A real handbook as a wiki: the archive that ships with the example, imported as anybody would import it.</summary>
internal static class HandbookDemo
{
    private const string Archive = "Workspace.Demo.handbook.zip";

    private const string About = """
        The working handbook of 18F, a team of the United States government that delivered public services, as a book to look things up in.
        It came in as an archive of Markdown in one step; what could not be kept was listed by file and line.

        > [!NOTE]
        > The handbook is in the public domain (CC0 1.0). Links to places outside were changed.
        """;

    public static async Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        await using var archive = typeof(HandbookDemo).Assembly.GetManifestResourceStream(Archive) ?? throw new InvalidOperationException($"{Archive} is not in the program.");
        using var content = new MemoryStream();
        await archive.CopyToAsync(content, ct);
        var plan = new ImportReader(space.SpaceId).Read(SourceFiles.FromZip(content.ToArray(), ct: ct), ct: ct);
        await services.GetRequiredService<ImportStore>().StoreAsync(space.OwnerId, space.SpaceId, await BeginAsync(space, services, ct), plan, ct);
    }

    private static Task<Guid> BeginAsync(DemoSpace space, IServiceProvider services, CancellationToken ct) => services.GetRequiredService<TreeTurns>().ChangeAsync(space.SpaceId,
        () => services.GetRequiredService<SpaceAccess>().EnterAsAsync(space.OwnerId, space.SpaceId, Role.Contributor, WikiTool.Wiki, ct), (visit, tree) =>
        {
            var page = WikiPage.Add(space.SpaceId, Guid.CreateVersion7(), "Delivery handbook", null, Places.Last(tree, null), space.OwnerId, visit.Now);
            services.GetRequiredService<PageActions>().Begin(visit, page, MarkdownReader.Read(About).Doc);
            visit.Record(WikiEvents.Added, page);
            return Task.FromResult(page.Id);
        }, ct);
}
