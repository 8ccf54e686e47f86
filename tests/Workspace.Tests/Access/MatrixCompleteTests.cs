using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workspace.Tests.Support;

namespace Workspace.Tests.Access;

/// <summary>Whatever the server answers to stands in the matrix, and nothing else does.</summary>
public sealed partial class MatrixCompleteTests
{
    // Of the framework, and open to all by design: static files and the two questions a container asks.
    private static readonly string[] Open = ["/health/live", "/health/ready", "/{**path:file}"];

    [Fact]
    public void Every_address_stands_in_the_matrix()
    {
        var found = Endpoints().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var listed = Matrix.Rows.Where(r => r.Method is "GET" or "POST" or "PUT").Select(r => $"{r.Method} {r.Address}").Order(StringComparer.Ordinal);

        Assert.Equal(found, listed);
    }

    [Fact]
    public void Every_named_form_stands_in_the_matrix()
    {
        var found = Repository.Sources("src/Workspace", ".razor").Where(s => !s.File.Contains("/Ui/Kit/", StringComparison.Ordinal))
            .SelectMany(s => FormName().Matches(s.Text)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var listed = Matrix.Rows.Where(r => r.Method == "FORM").Select(r => r.Form!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(found, listed);
    }

    [Fact]
    public void Every_hub_method_stands_in_the_matrix()
    {
        var found = typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Hub)) && !t.IsAbstract)
            .SelectMany(t => t.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly).Where(m => m.GetBaseDefinition() == m).Select(m => $"{t.Name}.{m.Name}"));

        Assert.Equal(found.Order(StringComparer.Ordinal), Matrix.Rows.Where(r => r.Method == "HUB").Select(r => r.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_background_job_stands_in_the_matrix()
    {
        var found = typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IHostedService)) && !t.IsAbstract).Select(t => t.Name);

        Assert.Equal(found.Order(StringComparer.Ordinal), Matrix.Rows.Where(r => r.Method == "JOB").Select(r => r.Address).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Endpoints() =>
        from endpoint in TestServer.Shared.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        let address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where !Open.Contains(address, StringComparer.Ordinal) && !IsFile(endpoint) && !address.StartsWith("/live", StringComparison.Ordinal)
        let isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        from method in isPage ? ["GET"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where method is "GET" or "POST" or "PUT" or "DELETE" or "PATCH"
        select $"{method} {address}";

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)) || endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith('_');

    [GeneratedRegex("(@formname=|<(Post|Passkey)Form [^>]*\\bName=)\"(?<name>[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormName();
}
