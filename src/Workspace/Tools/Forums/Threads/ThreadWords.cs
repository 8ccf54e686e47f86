namespace Workspace.Tools.Forums.Threads;

/// <summary>How threads are spoken of.</summary>
public static class ThreadWords
{
    public static string Reference(int number) => $"T-{number}";
}
