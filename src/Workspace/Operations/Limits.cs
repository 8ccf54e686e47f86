using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Workspace.People;

namespace Workspace.Operations;

/// <summary>How much one person or one address may ask for; more gets 429 and the time to wait.</summary>
public static class Limits
{
    /// <summary>The policy for what costs much: sign-in, links, imports, exports.</summary>
    public const string Dear = "dear";

    /// <summary>The policy for what a page asks by itself while somebody types.</summary>
    public const string Typing = "typing";

    private const int PagesPerMinute = 1_200, DearPerMinute = 30, TypingPerMinute = 300;

    public static void AddWorkspaceLimits(this IServiceCollection services, Settings settings) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Window(Who(context), settings.PagesPerMinute ?? PagesPerMinute));
        limits.AddPolicy(Dear, context => Window(Who(context), settings.DearPerMinute ?? DearPerMinute));
        limits.AddPolicy(Typing, context => Window(Who(context), TypingPerMinute));
    });

    private static RateLimitPartition<string> Window(string who, int perMinute) => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new()
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
        QueueLimit = 0,
    });

    // The connection's own address: forwarded headers count only from proxies that were named, see Proxies.
    private static string Who(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentPerson>().Id?.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
