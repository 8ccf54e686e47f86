using System.Diagnostics;

namespace Workspace.Bench.Prose;

/// <summary>What one step costs in nanoseconds.</summary>
/// <param name="Processor">Processor time, collecting garbage included, in the best of some rounds: what else runs on the machine takes no part in it.</param>
/// <param name="Clock">Time on the clock in the best single execution.</param>
internal sealed record Cost(double Processor, double Clock)
{
    public const int Rounds = 9;

    public static Cost Of(int times, int steps, Action work)
    {
        var (processor, clock) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < times; i++)
            {
                var start = Stopwatch.GetTimestamp();
                work();
                clock = Math.Min(clock, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / times);
        }
        return new Cost(processor / steps, clock / steps);
    }
}
