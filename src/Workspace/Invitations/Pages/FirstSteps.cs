namespace Workspace.Invitations.Pages;

/// <summary>The three steps of a first visit.</summary>
public static class FirstSteps
{
    public static readonly IReadOnlyList<string> Words = ["Who you are", "What holds here", "What is waiting"];
}
