namespace Workspace.Search;

/// <summary>For what changes without an event: a text that several people write, the words of a file that was read. Everything else the index learns from events by itself.</summary>
public interface ISearchFeed
{
    /// <summary>Reads these things of a tool again (null: of the platform) and answers when they stand in the index.</summary>
    Task AgainAsync(string? tool, Guid spaceId, IReadOnlyCollection<Guid> things, CancellationToken ct = default);
}
