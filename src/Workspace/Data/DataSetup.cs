using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workspace.Data;

/// <summary>Registers the database, its pool of readers and its one writer.</summary>
public static class DataSetup
{
    public static IServiceCollection AddWorkspaceData(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Committed>().AddSingleton<Migrator>();
        services.AddPooledDbContextFactory<WorkspaceDb>((provider, db) => Read(db.UseWorkspace(settings), provider), poolSize: 128);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContext()); // for Identity's stores only
        if (settings.IsSqlite)
        {
            services.AddSingleton<SqliteReaders>().AddSingleton<SqliteWriter>().AddSingleton<IWriter>(p => p.GetRequiredService<SqliteWriter>()).AddHostedService(p => p.GetRequiredService<SqliteWriter>());
        }
        else
        {
            services.AddSingleton<IWriter, PostgresWriter>();
        }

        return services;
    }

    public static DbContextOptionsBuilder UseWorkspace(this DbContextOptionsBuilder db, DatabaseSettings settings, string? sqlite = null)
    {
        // Migrations are written by hand, one set for both databases; SchemaTests compares them with the model.
        db.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        return settings.Postgres is { } postgres ? db.UseNpgsql(postgres) : db.UseSqlite(sqlite ?? settings.SqliteReading);
    }

    private static void Read(DbContextOptionsBuilder db, IServiceProvider provider)
    {
        if (provider.GetService<SqliteReaders>() is { } readers)
        {
            db.AddInterceptors(readers);
        }
    }
}
