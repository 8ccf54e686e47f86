using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Workspace.Prose.Tests.Generated;

/// <summary>The processor time of the current thread, so that a bound holds on a busy machine too; elapsed time where the system does not tell.</summary>
public static partial class ThreadTime
{
    private const int ThreadClock = 3;

    public static TimeSpan Of(Action work)
    {
        var (start, elapsed) = (Now(), Stopwatch.GetTimestamp());
        work();
        return Now() is { } now && start is { } then ? now - then : Stopwatch.GetElapsedTime(elapsed);
    }

    private static TimeSpan? Now() => OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0) : null;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
