namespace Workspace.Tools.Forums.Threads;

/// <summary>Whether a thread is still there.</summary>
public enum Fate
{
    Here = 0,
    Deleted = 1,

    /// <summary>Its posts stand in another thread now; its address leads there.</summary>
    Merged = 2,
}
