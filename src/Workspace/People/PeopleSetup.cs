using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Workspace.People.Address;
using Workspace.People.Directory;
using Workspace.People.Factors;
using Workspace.People.Oidc;
using Workspace.People.Passkeys;
using Workspace.People.Passwords;
using Workspace.People.Profile;
using Workspace.People.Proofs;
using Workspace.People.Reset;
using Workspace.People.Rules;
using Workspace.People.SetUp;
using Workspace.People.SignIn;

namespace Workspace.People;

/// <summary>Registers accounts, sessions and sign-in.</summary>
public static class PeopleSetup
{
    public static IServiceCollection AddWorkspacePeople(this IServiceCollection services, OidcSettings oidc)
    {
        services.AddScoped<CurrentPerson>().AddSingleton<Sessions>().AddSingleton<Links>().AddSingleton<SessionCookie>();
        services.AddSingleton<FailureBudget>().AddSingleton<Entrance>().AddSingleton<SignInActions>().AddSingleton<LinkActions>().AddSingleton<SetUpActions>();
        services.AddSingleton<BrowserSeal>().AddSingleton<HalfWayCookie>().AddSingleton<Seeds>().AddSingleton<Codes>().AddSingleton<NewSeed>().AddPasskeys();
        services.AddSingleton<AccountNotices>().AddSingleton<ResetDesk>().AddHostedService(provider => provider.GetRequiredService<ResetDesk>());
        services.AddScoped<EmailActions>().AddScoped<SignInRules>().AddSingleton(oidc).AddSingleton<OidcProvider>().AddSingleton<OidcTrips>().AddScoped<OidcActions>();
        services.AddScoped<SecondStepActions>().AddScoped<PasskeySignIn>().AddScoped<StepUp>().AddScoped<FactorQueries>().AddScoped<FactorActions>().AddScoped<PasskeyActions>();
        services.AddScoped<ProfileQueries>().AddScoped<ProfileActions>().AddScoped<PasswordActions>();
        services.AddScoped<PeopleQueries>().AddScoped<PeopleActions>().AddScoped<AccountActions>().AddScoped<AffiliationActions>().AddScoped<AffiliationRequests>().AddSingleton<AdminCreation>().AddSingleton<LatePosts>();
        services.AddSingleton<SessionSweep>().AddHostedService(provider => provider.GetRequiredService<SessionSweep>());
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordHashing.Rounds);
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>().AddSingleton<PasswordHashing>();
        services.AddIdentityCore<Person>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // the name is the address, checked where it is read
        }).AddUserStore<PersonStore>();
        services.AddAuthentication(SessionAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>After it is known who asks, and before anything is done for them.</summary>
    public static void UseWorkspacePeople(this IApplicationBuilder app) => app.UseMiddleware<FactorGate>();

    public static void MapWorkspacePeople(this IEndpointRouteBuilder app)
    {
        app.MapSignOut();
        app.MapOidc();
    }
}
