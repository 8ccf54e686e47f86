using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Workspace.Activity;
using Workspace.People;

namespace Workspace.Data;

/// <summary>The one database. Reading is free; every write goes through the one writer.</summary>
public sealed class WorkspaceDb : IdentityUserContext<Person, Guid>
{
    public WorkspaceDb(DbContextOptions<WorkspaceDb> options) : base(options)
    {
        // The writers begin, divide and end transactions.
        (Database.AutoTransactionBehavior, Database.AutoSavepointsEnabled) = (AutoTransactionBehavior.Never, false);
    }

    /// <summary>Hands the tracked changes to the writer and answers when they are durable.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await this.GetService<IWriter>().SaveAsync(this, check: null, cancellationToken);
        return 0;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writes are asynchronous: they wait for the one writer.");

    /// <summary>Writes in the transaction of the writer; answers with the events among the changes.</summary>
    internal IReadOnlyList<Event> SaveNow()
    {
        using var once = LookOnce(out var events);
        base.SaveChanges(acceptAllChangesOnSuccess: true);
        return events;
    }

    internal async Task<IReadOnlyList<Event>> SaveNowAsync(CancellationToken ct)
    {
        using var once = LookOnce(out var events);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, ct);
        return events;
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

    // What has changed is looked for once; versions are counted and events found on the way.
    private Looking LookOnce(out IReadOnlyList<Event> events)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        var added = new List<Event>();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry is { State: EntityState.Added, Entity: Event happened })
            {
                added.Add(happened);
            }
            else if (entry is { State: EntityState.Modified, Entity: IVersioned })
            {
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }

        events = added;
        return new(ChangeTracker);
    }

    private readonly struct Looking(ChangeTracker tracker) : IDisposable
    {
        public void Dispose() => tracker.AutoDetectChangesEnabled = true;
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>A thing that two people may edit: the later save with an old version is refused, never merged silently.</summary>
public interface IVersioned
{
    int Version { get; }
}
