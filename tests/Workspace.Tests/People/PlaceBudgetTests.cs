using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Workspace.People.SignIn;
using Workspace.Tests.Support;
using TestServer = Workspace.Tests.Support.TestServer;

namespace Workspace.Tests.People;

/// <summary>Failures count by where they come from, too.</summary>
public sealed class PlaceBudgetTests
{
    [Fact]
    public async Task One_place_fails_forty_times_over_all_accounts_and_others_sign_in_meanwhile()
    {
        await using var server = From(out var place);
        place.Address = IPAddress.Parse("2001:db8::1");
        Fail(server, "2001:db8::1");

        var neighbour = await PressAsync(server, place, "2001:db8::ffff"); // the same /64: one household
        var elsewhere = await PressAsync(server, place, "2001:db8:0:1::1");

        Assert.Equal(HttpStatusCode.TooManyRequests, neighbour.Status);
        Assert.NotNull(neighbour.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.Status);
    }

    [Fact]
    public async Task A_header_that_no_proxy_of_ours_set_is_not_believed()
    {
        await using var server = From(out var place);
        place.Address = IPAddress.Parse("192.0.2.1");
        Fail(server, "192.0.2.1");

        var browser = new Browser(server);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        var page = await (await browser.GetAsync("/sign-in")).PressAsync("Sign in", ("Form.Email", "nobody@example.org"), ("Form.Password", "guess"));

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
    }

    // The budget is under test here, not forty hashes.
    private static void Fail(TestServer server, string address)
    {
        var key = "place " + Visitor.PlaceOf(IPAddress.Parse(address));
        Assert.All(Enumerable.Range(0, FailureBudget.PerPlace), _ => Assert.Null(server.Services.GetRequiredService<FailureBudget>().Take(key, FailureBudget.PerPlace)));
    }

    private static async Task<Page> PressAsync(TestServer server, Place place, string address)
    {
        place.Address = IPAddress.Parse(address);
        return await (await new Browser(server).GetAsync("/sign-in")).PressAsync("Sign in", ("Form.Email", "nobody@example.org"), ("Form.Password", "guess"));
    }

    private static TestServer From(out Place place)
    {
        var from = place = new Place();
        return new TestServer(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(from)));
    }

    private sealed class Place : IStartupFilter
    {
        public IPAddress? Address { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = Address;
                return go(context);
            });
            next(app);
        };
    }
}
