using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Polls;

/// <summary>One of the things a poll lets people choose between. Ballots name it by its number.</summary>
public sealed class PollChoice : IInSpace
{
    public const int Most = 50, MaxTitle = 200, MaxDescription = 2_000;

    /// <summary>The four answers to a proposal.</summary>
    public const int Agree = 1, Abstain = 2, Disagree = 3, Block = 4;

    private PollChoice() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid PollId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private init; } = "";
    public string Description { get; private init; } = "";

    /// <summary>The moment that it stands for, where a date is being found.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>Who added it while the poll was open.</summary>
    public Guid? AddedById { get; private init; }

    public static PollChoice Of(Guid spaceId, Guid pollId, int number, PlannedChoice plan, Guid? addedBy = null) => new()
    {
        SpaceId = spaceId,
        PollId = pollId,
        Number = number,
        Title = Text.Line(plan.Title, MaxTitle, "the choice", "Choices"),
        Description = Text.OptionalLine(plan.Description, MaxDescription, "the description", "Choices"),
        At = plan.At,
        AddedById = addedBy,
    };

    /// <summary>All choices of a poll in their order, or a refusal that says what is missing.</summary>
    public static IReadOnlyList<PollChoice> All(Guid spaceId, Guid pollId, PollRules rules, IReadOnlyList<PlannedChoice> plan)
    {
        var planned = rules.Kind == PollKind.Proposal ? Answers : rules.HasChoices ? plan : [];
        if (rules.HasChoices && planned.Count < (rules.TakesChoices ? 1 : 2)) throw Refusal.Wrong(rules.Kind == PollKind.Dates ? "Enter at least two dates, one a line." : "Enter at least two choices, one a line.", "Choices");
        if (planned.Count > Most) throw Refusal.Wrong($"Enter at most {Most} choices.", "Choices");
        if (planned.GroupBy(c => Text.Key(c.Title.Trim())).FirstOrDefault(same => same.Count() > 1) is { } twice) throw Refusal.Wrong($"“{twice.First().Title}” stands there twice.", "Choices");
        return [.. planned.Select((c, i) => Of(spaceId, pollId, i + 1, c))];
    }

    private static readonly IReadOnlyList<PlannedChoice> Answers =
    [
        new("Agree", "I support it."),
        new("Abstain", "I do not mind either way."),
        new("Disagree", "I would do it otherwise, and can live with it."),
        new("Block", "It must not go ahead like this. I say why."),
    ];

    private sealed class Table : IEntityTypeConfiguration<PollChoice>
    {
        public void Configure(EntityTypeBuilder<PollChoice> builder)
        {
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Title).HasMaxLength(MaxTitle);
            builder.Property(c => c.Description).HasMaxLength(MaxDescription);
            builder.HasIndex(c => new { c.PollId, c.Number }).IsUnique(); // of two added at once the second takes the next number
            builder.HasOne<Poll>().WithMany().HasForeignKey(c => c.PollId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
