namespace Workspace.Licensing;

/// <summary>Registers the office: licences, seats and the organisation.</summary>
public static class LicensingSetup
{
    public static IServiceCollection AddWorkspaceLicensing(this IServiceCollection services) => services.AddScoped<OfficeAccess>().AddScoped<LicensingActions>();
}
