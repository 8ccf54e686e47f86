using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Workspace.People;

namespace Workspace.Data;

/// <summary>The one database. Reading is free; every write goes through the one writer.</summary>
public sealed class WorkspaceDb(DbContextOptions<WorkspaceDb> options) : IdentityUserContext<Person, Guid>(options)
{
    /// <summary>Hands the tracked changes to the writer and answers when they are durable.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await this.GetService<IWriter>().SaveAsync(this, check: null, cancellationToken);
        return 0;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writes are asynchronous: they wait for the one writer.");

    internal void SaveNow()
    {
        CountVersions();
        base.SaveChanges(acceptAllChangesOnSuccess: true);
    }

    internal Task SaveNowAsync(CancellationToken ct)
    {
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess: true, ct);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Ticks of UTC compare and sort alike on both databases.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Person>().ToTable("Person");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("PersonClaim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("PersonLogin");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("PersonToken");
        builder.ApplyConfigurationsFromAssembly(typeof(WorkspaceDb).Assembly);
    }

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            var version = entry.Property(e => e.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>A thing that two people may edit: the later save with an old version is refused, never merged silently.</summary>
public interface IVersioned
{
    int Version { get; }
}
