namespace Workspace.Texts;

/// <summary>Steps in fewer letters, for packs; what has no shorter form stays as it is.</summary>
internal static class StepShorthand
{
    public static string Write(string steps) => steps;

    public static string Read(string shorthand) => shorthand;
}
