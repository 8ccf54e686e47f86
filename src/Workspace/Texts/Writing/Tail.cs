using Workspace.Prose;

namespace Workspace.Texts.Writing;

/// <summary>The latest commits of a text, in memory: to carry stale batches over them, and for those who come back after a moment.</summary>
internal sealed class Tail(int version)
{
    private const int Most = 2_000, MostBytes = 4 * 1024 * 1024;

    private readonly Queue<KeptCommit> _commits = [];
    private long _bytes;

    /// <summary>Everything after this version is here.</summary>
    public int From { get; private set; } = version;

    public int Version { get; private set; } = version;

    public void Add(KeptCommit commit)
    {
        _commits.Enqueue(commit);
        (Version, _bytes) = (commit.Commit.Version, _bytes + commit.Json.Length);
        while (_commits.Count > Most || (_bytes > MostBytes && _commits.Count > 1))
        {
            var left = _commits.Dequeue();
            (From, _bytes) = (left.Commit.Version, _bytes - left.Json.Length);
        }
    }

    /// <summary>The commits after a version, or null where it is too long ago.</summary>
    public IEnumerable<KeptCommit>? After(int version) => version < From ? null : version >= Version ? [] : _commits.Skip(version - From);
}

/// <summary>A commit as it was stored, with its steps, and as it is told.</summary>
internal sealed record KeptCommit(TextCommit Commit, IReadOnlyList<Step> Steps, byte[] Json);
