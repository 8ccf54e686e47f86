using System.Diagnostics;

namespace Workspace.Tests.Support;

/// <summary>The product as a program. WORKSPACE_BUILD names another build of it than the one beside this program, such as <c>./run</c> publishes.</summary>
public static class Product
{
    private const string Setting = "WORKSPACE_BUILD";

    public static string Build => Environment.GetEnvironmentVariable(Setting) ?? AppContext.BaseDirectory;

    /// <summary>How a build is started; what it says can be read.</summary>
    public static ProcessStartInfo Starting(string build, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(build, "Workspace.dll"), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment.Remove(Setting); // ours, and not known to the product
        return start;
    }
}
