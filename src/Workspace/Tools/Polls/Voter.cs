using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Tools.Polls;

/// <summary>One line of the roll of a round: who may vote, for whom, and whether they did. Never when, and never what.</summary>
public sealed class Voter : IInSpace
{
    private Voter() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid RoundId { get; private init; }
    public Guid? PersonId { get; private init; }
    public Guid? DeputyId { get; private init; }

    /// <summary>The organisation that the vote is counted for, or the voter speaks for.</summary>
    public string Group { get; private init; } = "";

    public bool HasVoted { get; private set; }

    /// <summary>Who cast it: the voter, or the deputy.</summary>
    public Guid? CastById { get; private set; }

    /// <summary>Changes whenever the row is written anew, so that the order of rows follows nobody's vote.</summary>
    public int Seal { get; private set; }

    public static Voter Person(PollRound round, Guid personId, string? organisation) =>
        new() { Id = RandomId.Make(), SpaceId = round.SpaceId, RoundId = round.Id, PersonId = personId, Group = organisation ?? "" };

    public static Voter Organisation(PollRound round, string organisation, Guid voter, Guid? deputy) => new()
    {
        Id = RandomId.Make(),
        SpaceId = round.SpaceId,
        RoundId = round.Id,
        PersonId = voter,
        DeputyId = deputy == voter ? throw Refusal.Wrong($"Choose another deputy for {organisation}, or none.", "Voters") : deputy,
        Group = organisation,
    };

    /// <summary>Somebody who came by a code; the organisation is what they said themselves.</summary>
    public static Voter Guest(PollRound round, Guid participantId, string group, Guid? personId = null) =>
        new() { Id = participantId, SpaceId = round.SpaceId, RoundId = round.Id, PersonId = personId, Group = group };

    /// <summary>The same voter on the roll of the next round.</summary>
    public Voter Again(PollRound next) => new() { Id = RandomId.Make(), SpaceId = SpaceId, RoundId = next.Id, PersonId = PersonId, DeputyId = DeputyId, Group = Group };

    internal void Vote(Guid? castBy) => (HasVoted, CastById, Seal) = (true, castBy, RandomId.Seal());

    internal void Mix() => Seal = RandomId.Seal();

    private sealed class Table : IEntityTypeConfiguration<Voter>
    {
        public void Configure(EntityTypeBuilder<Voter> builder)
        {
            builder.ToTable("PollVoter");
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Group).HasMaxLength(Affiliation.MaxName);
            builder.Property(v => v.HasVoted).IsConcurrencyToken(); // of many submissions at once one is the vote
            builder.HasKey(v => new { v.RoundId, v.Id });
            builder.HasIndex(v => new { v.RoundId, v.PersonId });
            builder.HasIndex(v => new { v.RoundId, v.DeputyId });
            builder.HasIndex(v => new { v.SpaceId, v.PersonId, v.HasVoted });
            builder.HasOne<PollRound>().WithMany().HasForeignKey(v => v.RoundId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
