using Workspace.Data;
using Workspace.Search.Feeding;
using Workspace.Search.Finding;
using Workspace.Search.Index;
using Workspace.Search.Panel;
using Workspace.Search.Saved;

namespace Workspace.Search;

/// <summary>Registers search: the index, what feeds it, what finds.</summary>
public static class SearchSetup
{
    public static IServiceCollection AddWorkspaceSearch(this IServiceCollection services, DatabaseSettings settings)
    {
        if (settings.IsSqlite) services.AddSingleton<ISearchIndex, SqliteIndex>();
        else services.AddSingleton<ISearchIndex, PostgresIndex>();
        services.AddScoped<Feed>().AddScoped<ISearchFeed>(provider => provider.GetRequiredService<Feed>());
        services.AddSingleton<Indexer>().AddHostedService(provider => provider.GetRequiredService<Indexer>());
        services.AddHealthChecks().AddCheck<SearchHealth>("search");
        services.AddSingleton<Operations.IDoctorLook, SearchLook>();
        services.AddScoped<ISearchSource, Sources.PeopleSource>();
        services.AddScoped<HitCheck>().AddScoped<MyPlaces>().AddScoped<SavedSearches>().AddScoped<Suggestions>().AddSingleton<PanelCommands>();
        services.AddScoped(p => new SearchQueries(p.GetRequiredService<ISearchIndex>(), p.GetRequiredService<HitCheck>(), p.GetRequiredService<MyPlaces>(), p.GetRequiredService<People.CurrentPerson>(), p.GetServices<ISearchSource>()));
        return services;
    }

    public static void MapWorkspaceSearch(this IEndpointRouteBuilder app) => SearchEndpoints.Map(app);
}
