using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Workspace.Prose.Tests.Properties;

/// <summary>Draws the same cases on every run; SEED=number draws others.</summary>
internal static class Seeded
{
    public static int Seed { get; } = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "20261121", CultureInfo.InvariantCulture);

    public static void Check(Property property, int tests, int endSize)
    {
        var replay = new Replay(new Rnd((ulong)Seed, 0x9E3779B97F4A7C15), FSharpOption<int>.None);
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(endSize).WithReplay(FSharpOption<Replay>.Some(replay)));
    }
}
