using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Notes;

/// <summary>One line that a group wants to remember.</summary>
public sealed class Note : IInSpace, IVersioned
{
    public const int MaxText = 300;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public string Text { get; private set; } = "";
    public Guid WrittenById { get; private init; }
    public DateTimeOffset WrittenAt { get; private init; }
    public DateTimeOffset? DoneAt { get; private set; }
    public int Version { get; private set; }

    public static Note Write(Guid spaceId, string text, Guid by, DateTimeOffset at) =>
        new() { SpaceId = spaceId, Text = Spaces.Text.Line(text, MaxText, "what is to be remembered"), WrittenById = by, WrittenAt = at };

    public void Finish(DateTimeOffset at) =>
        DoneAt = DoneAt is null ? at : throw Refusal.Wrong("This note is done already.");

    private sealed class Table : IEntityTypeConfiguration<Note>
    {
        public void Configure(EntityTypeBuilder<Note> builder)
        {
            builder.Property(n => n.Text).HasMaxLength(MaxText);
            builder.Property(n => n.Version).IsConcurrencyToken();
            builder.HasIndex(n => new { n.SpaceId, n.WrittenAt });
        }
    }
}
