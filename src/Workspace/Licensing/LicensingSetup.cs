namespace Workspace.Licensing;

/// <summary>Registers the office: licences, seats and the organisation.</summary>
public static class LicensingSetup
{
    public static IServiceCollection AddWorkspaceLicensing(this IServiceCollection services) => services
        .AddScoped<OfficeAccess>().AddScoped<LicenceActions>().AddScoped<SeatActions>().AddScoped<SeatTransfers>().AddScoped<Administrators>().AddScoped<OrganisationActions>().AddScoped<OrganisationQueries>()
        .AddScoped<OfficeQueries>().AddScoped<SeatQueries>().AddScoped<SeatForms>().AddScoped<OwnSeat>().AddScoped<SponsoredSeats>().AddSingleton<SeatDuties>().AddScoped<OwnWorks>()
        .AddSingleton<SeatWarnings>().AddHostedService(provider => provider.GetRequiredService<SeatWarnings>());

    public static void MapWorkspaceLicensing(this IEndpointRouteBuilder app)
    {
        SeatExport.Map(app);
        OwnWorksEndpoint.Map(app);
    }
}
