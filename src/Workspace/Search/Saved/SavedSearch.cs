using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Search.Saved;

/// <summary>A search that somebody wants to run again. It keeps what is looked for, never what was found.</summary>
public sealed class SavedSearch
{
    public const int MaxName = 100, MaxAsked = 1_500;

    private SavedSearch() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>What is looked for, as it stands behind the question mark of an address.</summary>
    public string Asked { get; private init; } = "";
    public DateTimeOffset SavedAt { get; private init; }

    /// <summary>Taken off the list; until it is forgotten it can be put back.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public static SavedSearch Save(Guid personId, string? name, string asked, DateTimeOffset at)
    {
        if (asked.Length is 0 or > MaxAsked) throw Refusal.Wrong("Search for something first, and save it then.");
        var saved = new SavedSearch { PersonId = personId, Asked = asked, SavedAt = at };
        saved.Rename(name);
        return saved;
    }

    public void Rename(string? name) => Name = Text.Line(name, MaxName, "a name for the search", nameof(Name));

    public void Remove(DateTimeOffset at) => RemovedAt ??= at;

    public void PutBack() => RemovedAt = null;

    private sealed class Table : IEntityTypeConfiguration<SavedSearch>
    {
        public void Configure(EntityTypeBuilder<SavedSearch> builder)
        {
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Name).HasMaxLength(MaxName);
            builder.Property(s => s.Asked).HasMaxLength(MaxAsked);
            builder.HasIndex(s => s.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
