using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Mail;

/// <summary>A person's rhythm of mails: which they chose, and when the next summary is due.</summary>
public sealed class MailHabit
{
    public Guid PersonId { get; private init; }
    public Rhythm Rhythm { get; private set; }

    /// <summary>What is asked of them comes at once, too.</summary>
    public bool AtOnce { get; private set; } = true;

    /// <summary>The zone in which <see cref="NextAt"/> is a morning.</summary>
    public string TimeZone { get; private set; } = "";
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>Everything up to here was told in a summary, or was too old to be told.</summary>
    public DateTimeOffset ToldUntil { get; private set; }
    public int Turn { get; private set; }

    public static MailHabit Begin(Guid personId, string timeZone, DateTimeOffset now)
    {
        var habit = new MailHabit { PersonId = personId, ToldUntil = now };
        habit.Plan(timeZone, now);
        return habit;
    }

    public void Choose(Rhythm rhythm, bool atOnce, DateTimeOffset now)
    {
        (Rhythm, AtOnce) = (Enum.IsDefined(rhythm) ? rhythm : throw Spaces.Refusal.Wrong("Choose when the summary comes."), atOnce);
        Plan(TimeZone, now);
    }

    /// <summary>The next morning after this instant. Each change is one turn: of two servers one makes it.</summary>
    public void Plan(string timeZone, DateTimeOffset now) =>
        (TimeZone, NextAt, Turn) = (timeZone, Morning.After(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone), Rhythm), Turn + 1);

    public void Told(DateTimeOffset until) => ToldUntil = until > ToldUntil ? until : ToldUntil;

    private sealed class Table : IEntityTypeConfiguration<MailHabit>
    {
        public void Configure(EntityTypeBuilder<MailHabit> builder)
        {
            builder.HasKey(h => h.PersonId);
            builder.Property(h => h.TimeZone).HasMaxLength(60);
            builder.Property(h => h.Turn).IsConcurrencyToken();
            builder.HasIndex(h => h.NextAt);
            builder.HasOne<People.Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
