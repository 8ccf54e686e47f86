using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;

namespace Workspace.Mail;

/// <summary>When the summary comes, in the morning of the reader's time zone.</summary>
public enum Rhythm
{
    /// <summary>Monday to Friday.</summary>
    WorkingDays = 0,
    EveryDay = 1,
    Never = 2,
}

/// <summary>What of a space comes by mail.</summary>
public enum SpaceMail
{
    /// <summary>What is asked of the reader at once, and waiting things and changes in the summary.</summary>
    Everything = 0,

    /// <summary>Nothing at once; waiting things and changes in the summary.</summary>
    SummaryOnly = 1,

    /// <summary>What is asked at once, and in the summary what waits: no changes.</summary>
    AskedOnly = 2,
    Nothing = 3,
}

/// <summary>What one person wants of one space; where there is no row, everything.</summary>
public sealed class MailChoice
{
    public Guid PersonId { get; private init; }
    public Guid SpaceId { get; private init; }
    public SpaceMail Wants { get; private set; }

    public static MailChoice Of(Guid personId, Guid spaceId, SpaceMail wants) => new() { PersonId = personId, SpaceId = spaceId, Wants = wants };

    public void Want(SpaceMail wants) => Wants = wants;

    private sealed class Table : IEntityTypeConfiguration<MailChoice>
    {
        public void Configure(EntityTypeBuilder<MailChoice> builder)
        {
            builder.HasKey(c => new { c.PersonId, c.SpaceId });
            builder.HasOne<People.Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Spaces.Space>().WithMany().HasForeignKey(c => c.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Everything a person chose about mail.</summary>
public sealed record Choices(Rhythm Rhythm, bool AtOnce, IReadOnlyDictionary<Guid, SpaceMail> Spaces)
{
    public SpaceMail Of(Guid spaceId) => Spaces.GetValueOrDefault(spaceId);

    internal static async Task<Choices> ReadAsync(WorkspaceDb db, Guid personId, CancellationToken ct)
    {
        var habit = await db.Set<MailHabit>().AsNoTracking().FirstOrDefaultAsync(h => h.PersonId == personId, ct);
        var spaces = await db.Set<MailChoice>().AsNoTracking().Where(c => c.PersonId == personId).ToDictionaryAsync(c => c.SpaceId, c => c.Wants, ct);
        return new(habit?.Rhythm ?? Rhythm.WorkingDays, habit?.AtOnce ?? true, spaces);
    }

    public bool AtOnceFrom(Guid spaceId) => AtOnce && Of(spaceId) is SpaceMail.Everything or SpaceMail.AskedOnly;
}
