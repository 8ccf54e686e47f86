using System.Globalization;

#pragma warning disable MA0047 // the runtime looks for this name outside every namespace
/// <summary>Runs inside the measured server: tells in a file how many bytes it has allocated since its start.</summary>
internal static class StartupHook
{
    public const string File = "BENCH_ALLOCATED";

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(File) is { Length: > 0 } file)
        {
            new Thread(() => Tell(file)) { IsBackground = true }.Start();
        }
    }

    private static void Tell(string file)
    {
        for (; Directory.Exists(Path.GetDirectoryName(file)); Thread.Sleep(Every))
        {
            System.IO.File.WriteAllText(file + "-next", GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture));
            System.IO.File.Move(file + "-next", file, overwrite: true);
        }
    }
}
