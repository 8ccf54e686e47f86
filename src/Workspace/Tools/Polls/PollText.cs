namespace Workspace.Tools.Polls;

/// <summary>How polls are called.</summary>
public static class PollText
{
    public static string Reference(int number) => $"P-{number}";
}
