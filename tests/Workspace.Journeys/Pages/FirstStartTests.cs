using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workspace.People;
using TestServer = Workspace.Tests.Support.TestServer;

namespace Workspace.Journeys.Pages;

/// <summary>A newcomer opens the link that the first start printed.</summary>
public sealed class FirstStartTests(Chromium chromium)
{
    [Fact]
    public async Task The_link_leads_to_an_organisation_with_a_first_space()
    {
        await using var server = new TestServer(builder => builder.UseSetting("WORKSPACE_URL", "http://localhost").UseStaticWebAssets());
        server.UseKestrel(0);
        server.Clock.Set(TimeProvider.System.GetUtcNow());
        var link = new Uri(await server.Services.GetRequiredService<Links>().MakeSetUpAsync()).PathAndQuery;
        var address = server.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
        await using var looking = await Guest.ArriveAsync(chromium.Browser, address, null, new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await looking.Page.GotoAsync(link);
        await looking.IsInOrderAsync();

        await using var newcomer = await Guest.ArriveAsync(chromium.Browser, address, null);
        var page = newcomer.Page;
        await page.GotoAsync(link);
        foreach (var (field, text) in ((string, string)[])[("Organisation", "Department for Land"), ("Seats", "50"), ("LastDay", "31/3/2030"), ("Name", "Ann Reed"), ("Email", "ann@example.org"), ("Password", "harbour lantern fig quilt")])
        {
            await page.FillAsync($"[name='Form.{field}']", text);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Set up Workspace" }).ClickAsync();
        await page.WaitForURLAsync("**/welcome");
        await page.GotoAsync("/spaces/new");
        await Expect(page.Locator("main h1")).ToContainTextAsync("space");
    }
}
