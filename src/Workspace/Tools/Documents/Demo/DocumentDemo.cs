namespace Workspace.Tools.Documents.Demo;

/// <summary>The documents of the example organisation, in mid-review.</summary>
internal static class DocumentDemo
{
    public static async Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        var pen = new DocumentPen(space, services, ct);
        await pen.BeginAsync();
        await (space.Key switch
        {
            "reform" => ReformDocuments.WriteAsync(pen),
            "lenders" => OtherDocuments.LendersAsync(pen),
            "deeds" => OtherDocuments.DeedsAsync(pen),
            _ => Task.CompletedTask,
        });
    }
}
