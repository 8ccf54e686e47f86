namespace Workspace.Data;

/// <summary>The one place where changes become durable.</summary>
public interface IWriter
{
    /// <summary>
    /// Runs <paramref name="check"/> and saves the tracked changes in one transaction. Answers when the commit is on disk;
    /// throws the check's refusal, or a conflict when somebody else was faster.
    /// </summary>
    Task SaveAsync(WorkspaceDb db, Func<WorkspaceDb, CancellationToken, Task>? check, CancellationToken ct = default);
}
