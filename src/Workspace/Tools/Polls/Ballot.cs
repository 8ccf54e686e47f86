using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls;

/// <summary>One vote. An open one belongs to its voter; a secret one has neither voter nor time, and lies among the others in no order.</summary>
public sealed class Ballot : IInSpace
{
    private Ballot() { }

    public Guid Id { get; private init; } = RandomId.Make();
    public Guid SpaceId { get; private init; }
    public Guid RoundId { get; private init; }

    /// <summary>The line of the roll, in an open ballot only.</summary>
    public Guid? VoterId { get; private init; }

    /// <summary>The hash of the receipt code, in a secret ballot only.</summary>
    public string? Receipt { get; private init; }

    /// <summary>The organisation, where results by organisation were announced; else empty.</summary>
    public string Group { get; private init; } = "";

    public string Marks { get; private set; } = "";
    public string Words { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>When it was cast, and changed last, in an open ballot only.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>Changes whenever the row is written anew, so that the order of rows follows nobody's vote.</summary>
    public int Seal { get; private set; } = RandomId.Seal();

    public Paper Paper => Paper.Read(Marks, Words, Reason);

    internal static Ballot Open(PollRound round, Voter voter, string group, Paper paper, DateTimeOffset at)
    {
        var ballot = new Ballot { SpaceId = round.SpaceId, RoundId = round.Id, VoterId = voter.Id, Group = group };
        ballot.Write(paper, at);
        return ballot;
    }

    internal static Ballot Secret(PollRound round, string receipt, string group, Paper paper)
    {
        var ballot = new Ballot { SpaceId = round.SpaceId, RoundId = round.Id, Receipt = receipt, Group = group };
        ballot.Write(paper, null);
        return ballot;
    }

    internal void Change(Paper paper, DateTimeOffset now)
    {
        Write(paper, VoterId is null ? null : now);
        Mix();
    }

    /// <summary>The same vote as another row.</summary>
    internal Ballot Renewed() => new() { SpaceId = SpaceId, RoundId = RoundId, VoterId = VoterId, Receipt = Receipt, Group = Group, Marks = Marks, Words = Words, Reason = Reason, At = At };

    internal void Mix() => Seal = RandomId.Seal();

    private void Write(Paper paper, DateTimeOffset? at) => (Marks, Words, Reason, At) = (paper.MarksText, paper.WordsText, paper.Reason, at);

    private sealed class Table : IEntityTypeConfiguration<Ballot>
    {
        public void Configure(EntityTypeBuilder<Ballot> builder)
        {
            builder.ToTable("PollBallot");
            builder.Property(b => b.Id).ValueGeneratedNever();
            builder.Property(b => b.Receipt).HasMaxLength(64);
            builder.Property(b => b.Group).HasMaxLength(Affiliation.MaxName);
            builder.Property(b => b.Marks).HasMaxLength(Paper.MaxMarks);
            builder.Property(b => b.Words).HasMaxLength(Paper.MaxWords);
            builder.Property(b => b.Reason).HasMaxLength(Paper.MaxReason);
            builder.Ignore(b => b.Paper);
            builder.HasIndex(b => new { b.RoundId, b.VoterId }).IsUnique();
            builder.HasIndex(b => new { b.RoundId, b.Receipt }).IsUnique();
            builder.HasOne<PollRound>().WithMany().HasForeignKey(b => b.RoundId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
