namespace Workspace.Tools.Wiki.Import;

/// <summary>How much an import may bring: an archive is not trusted to say how large it is.</summary>
public sealed record ImportLimits
{
    public int Files { get; init; } = 10_000;
    public int Pages { get; init; } = 3_000;
    public long Archive { get; init; } = 50L * 1024 * 1024;
    public long Page { get; init; } = 1024 * 1024;
    public long Picture { get; init; } = Workspace.Texts.Images.TextImage.MaxBytes;
    public long All { get; init; } = 200L * 1024 * 1024;

    /// <summary>How many times its packed size a file may have.</summary>
    public int Ratio { get; init; } = 200;

    public int Depth { get; init; } = 12;
}
