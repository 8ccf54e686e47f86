namespace Workspace.Bench.Support;

/// <summary>Times in milliseconds, and what is said of them.</summary>
public sealed class Times(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public int Count => _sorted.Length;

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public double Max => _sorted.Length == 0 ? double.NaN : _sorted[^1];

    private double At(double share) => _sorted.Length == 0 ? double.NaN : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
}
