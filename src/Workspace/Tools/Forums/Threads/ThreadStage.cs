namespace Workspace.Tools.Forums.Threads;

/// <summary>How far a discussion has come.</summary>
public enum ThreadStage
{
    Question = 0,
    Options = 1,
    SummaryAgreed = 2,
    Outcome = 3,
    TakenForward = 4,
}

/// <summary>Stages in words.</summary>
public static class StageWords
{
    public static IReadOnlyList<string> All { get; } = ["Question", "Options", "Summary agreed", "Outcome", "Taken forward"];

    public static string Of(ThreadStage stage) => All[(int)stage];
}
