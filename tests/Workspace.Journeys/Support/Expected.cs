using System.Diagnostics;

namespace Workspace.Journeys.Support;

/// <summary>Waits for what must become true soon, on a busy machine too.</summary>
public static class Expected
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromMilliseconds(20);

    public static async Task SoonAsync(Func<bool> condition, string what)
    {
        for (var started = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(Pause))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"Waited {Patience.TotalSeconds:0} s for {what}.");
        }
    }
}
