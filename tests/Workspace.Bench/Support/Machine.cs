namespace Workspace.Bench.Support;

/// <summary>What the figures were measured on.</summary>
public static class Machine
{
    public static void Say()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine($"{Environment.ProcessorCount} cores ({model}), .NET {Environment.Version}, load before the run {load}\n");
    }
}
