namespace Workspace.Tools.Forums.Threads;

/// <summary>How threads are spoken of.</summary>
public static class ThreadWords
{
    public static string Reference(int number) => $"T-{number}";

    public static string PostOf(int number, int thread) => $"Post {number} in {Reference(thread)}";
}
