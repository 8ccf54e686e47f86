using System.Diagnostics;
using Workspace.Tests.Support;

namespace Workspace.Tests.Ui;

public sealed class BrowserPartTests
{
    [Fact]
    public async Task Rules_of_the_browser_part_hold()
    {
        var start = new ProcessStartInfo("node", "test.mjs") { WorkingDirectory = Repository.Path("wwwroot-shared"), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var (said, wrong) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, $"{await said}{await wrong}");
        Assert.DoesNotContain("# tests 0", await said, StringComparison.Ordinal);
    }
}
