namespace Workspace.Tests.Support;

/// <summary>The source as it lies in the checkout.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Source files below a folder, as paths from the root with forward slashes, and their text.</summary>
    public static IEnumerable<(string File, string Text)> Sources(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path(folder.Split('/')), "*", SearchOption.AllDirectories)
            .Select(file => (File: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'), Full: file))
            .Where(f => endings.Any(f.File.EndsWith) && !f.File.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"))
            .Select(f => (f.File, File.ReadAllText(f.Full)));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Workspace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from within a checkout.");
    }
}
