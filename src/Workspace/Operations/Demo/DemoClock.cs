namespace Workspace.Operations.Demo;

/// <summary>The clock of a demo start: it runs behind while the example is written, so that its history has dates, and is the system's from then on.</summary>
public sealed class DemoClock : TimeProvider
{
    private TimeSpan _behind;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - _behind;

    /// <summary>So long ago, from here on.</summary>
    public void Be(TimeSpan ago) => _behind = ago > TimeSpan.Zero ? ago : TimeSpan.Zero;

    /// <summary>Lets time pass, never beyond the present.</summary>
    public void Pass(TimeSpan time) => Be(_behind - time);
}
