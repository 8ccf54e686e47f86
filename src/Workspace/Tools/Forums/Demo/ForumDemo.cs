namespace Workspace.Tools.Forums.Demo;

/// <summary>The forums of the example organisation: a discussion in full swing, one with its outcome, and some that have just begun.</summary>
internal static class ForumDemo
{
    public static async Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        var pen = new ForumPen(space, services, ct);
        await pen.BeginAsync();
        await (space.Key switch
        {
            "reform" => ReformForums.WriteAsync(pen),
            "lenders" => OtherForums.LendersAsync(pen),
            "deeds" => OtherForums.DeedsAsync(pen),
            _ => Task.CompletedTask,
        });
    }
}
