using Workspace.Data;
using Workspace.Search.Feeding;
using Workspace.Search.Index;

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
        return services;
    }
}
