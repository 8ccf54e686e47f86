using Microsoft.AspNetCore.Components;
using Workspace.Operations.Demo;

namespace Workspace.Journeys.Pages;

/// <summary>What holds for every page there is, found by its route: a new page is tried without anybody thinking of it.</summary>
public abstract class EveryPage(Example example, Visitors visitors) : IClassFixture<Visitors>
{
    // The first page of all is there only until somebody has used it (see FirstStartTests); the return from a sign-in service carries its answer.
    private static readonly string[] Elsewhere = ["/set-up/{Key}", "/problem", "/sign-in/oidc"];

    private static readonly string[] Public = ["/link/{Key}", "/email/{Key}", "/invitation/{Key}", "/mail/stop/{Key}", "/join", "/w/{Code}", "/sign-in", "/accessibility", "/privacy", "/terms", "/help", "/sign-out"];

    protected static TheoryData<string> Routes(Func<string, bool> which) =>
    [
        .. typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>())
            .Select(route => route.Template).Except(Elsewhere).Where(which).Order(StringComparer.Ordinal),
    ];

    protected static bool IsPublic(string route) => Public.Contains(route, StringComparer.Ordinal);

    protected async Task TryAsync(string route)
    {
        var address = example.AddressOf(route);
        Assert.DoesNotContain("{", address, StringComparison.Ordinal); // name an example for it in Example
        var guest = await visitors.OpenAsync(Who(route), script: true);
        var answer = await guest.Page.GotoAsync(address);

        Assert.Equal(200, answer!.Status);
        await guest.IsInOrderAsync();
        await IsCompleteWithoutScriptAsync(route, address);
    }

    private async Task IsCompleteWithoutScriptAsync(string route, string address)
    {
        var plain = await visitors.OpenAsync(Who(route), script: false);
        var answer = await plain.Page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await Expect(plain.Page.Locator("main h1")).ToHaveCountAsync(1);
        var stuck = await plain.Page.Locator("main form:has(input:enabled:not([type=hidden]), textarea:enabled, select:enabled):not(:has(button:not([type=button]), input[type=submit]))").CountAsync();
        Assert.True(stuck == 0, $"{stuck} forms of {address} cannot be sent without script.");
    }

    private static string? Who(string route) =>
        IsPublic(route) ? null
        : route.StartsWith("/office", StringComparison.Ordinal) || route == "/welcome" ? DemoPeople.SeatAdministrator
        : DemoPeople.Owner;
}

/// <summary>The pages of the organisation's office.</summary>
public sealed class EveryOfficePage(Example example, Visitors visitors) : EveryPage(example, visitors)
{
    public static TheoryData<string> Addresses => Routes(route => route.StartsWith("/office", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Addresses))]
    public Task Is_accessible_fits_a_phone_and_needs_no_script(string route) => TryAsync(route);
}

/// <summary>The pages of spaces and their tools.</summary>
public sealed class EverySpacePage(Example example, Visitors visitors) : EveryPage(example, visitors)
{
    public static TheoryData<string> Addresses => Routes(route => route.StartsWith("/spaces", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Addresses))]
    public Task Is_accessible_fits_a_phone_and_needs_no_script(string route) => TryAsync(route);
}

/// <summary>One's own pages and those that anybody may read.</summary>
public sealed class EveryOtherPage(Example example, Visitors visitors) : EveryPage(example, visitors)
{
    public static TheoryData<string> Addresses => Routes(route => !route.StartsWith("/spaces", StringComparison.Ordinal) && !route.StartsWith("/office", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Addresses))]
    public Task Is_accessible_fits_a_phone_and_needs_no_script(string route) => TryAsync(route);
}
