namespace Workspace.Texts;

/// <summary>Registers the writing together.</summary>
public static class TextsSetup
{
    public static IServiceCollection AddWorkspaceTexts(this IServiceCollection services) => services
        .AddSingleton<DocCache>().AddSingleton<SharedTexts>();
}
