using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Drafts;

/// <summary>What somebody is typing, kept while they type and given back after a reload, a crash, or on another device.</summary>
public sealed class Draft
{
    public const int MaxKey = 200, MaxText = 200_000;

    public Guid PersonId { get; private init; }

    /// <summary>Which field of which thing: "risk-cause-{id}".</summary>
    public string Key { get; private init; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset KeptAt { get; private set; }

    public static Draft Keep(Guid personId, string key, string text, DateTimeOffset at)
    {
        var draft = new Draft { PersonId = personId, Key = Spaces.Text.Line(key, MaxKey, "the name of the draft") };
        draft.Keep(text, at);
        return draft;
    }

    public void Keep(string text, DateTimeOffset at) => (Text, KeptAt) = (Spaces.Text.Lines(text, MaxText, "your text"), at);

    private sealed class Table : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder.HasKey(d => new { d.PersonId, d.Key });
            builder.Property(d => d.Key).HasMaxLength(MaxKey);
            builder.Property(d => d.Text).HasMaxLength(MaxText);
            builder.HasIndex(d => d.KeptAt);
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
