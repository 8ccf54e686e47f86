using Microsoft.AspNetCore.Authorization;
using Workspace.Operations;

namespace Workspace.Live;

/// <summary>Browsers let any site open a WebSocket here with the reader's cookie, so a connection must say that it comes from a page of ours.</summary>
public sealed class SameOrigin : IAuthorizationRequirement
{
    /// <summary>Compares the Origin header with the public address; on this machine also with the address that was asked.</summary>
    public sealed class Check(PublicAddress address) : AuthorizationHandler<SameOrigin>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SameOrigin requirement)
        {
            if (context.Resource is HttpContext http && address.IsOriginOf(http.Request))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
