using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>A meeting that facilitators lead line by line, with a big screen and everybody's phone. Its state is here and nowhere else, so any facilitator can go on.</summary>
public sealed class Workshop : IInSpace, IVersioned
{
    public const int MaxTitle = 200, MostGroups = 40, MostFacilitators = 12, MostFromOneNetwork = 20_000, FromOneNetwork = 300;

    private Workshop() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public string Title { get; private set; } = "";
    public WorkshopState State { get; private set; }

    /// <summary>Six letters by which people join without an account; good until the workshop is over.</summary>
    public string Code { get; private init; } = "";

    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? LineId { get; private set; }

    /// <summary>Who leads it besides its maker, as ids.</summary>
    public string Facilitators { get; private set; } = "";

    /// <summary>The organisations that participants may name as theirs, one a line; none: nobody is asked.</summary>
    public string Groups { get; private set; } = "";

    /// <summary>How many devices may join from one network.</summary>
    public int PerNetwork { get; private set; } = FromOneNetwork;

    /// <summary>What networks are told apart by; forgotten when the workshop is over.</summary>
    public string Salt { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<Guid> FacilitatorIds => [.. Facilitators.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    public IReadOnlyList<string> GroupNames => Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    public bool IsRunning => State == WorkshopState.Running;
    public bool IsOver => State == WorkshopState.Over;

    public static Workshop Plan(Guid spaceId, Guid id, string code, WorkshopPlan plan, Guid by, DateTimeOffset now)
    {
        var workshop = new Workshop { Id = id, SpaceId = spaceId, Code = code, CreatedById = by, CreatedAt = now, Salt = RandomNumberGenerator.GetHexString(32) };
        workshop.Write(plan, now);
        return workshop;
    }

    public void Write(WorkshopPlan plan, DateTimeOffset now)
    {
        if (IsOver) throw Refusal.Wrong("This workshop is over: its record stays as it is.");
        Title = Text.Line(plan.Title, MaxTitle, "a title", nameof(Title));
        Facilitators = plan.Facilitators.Count <= MostFacilitators ? string.Join(' ', plan.Facilitators.Distinct().Select(f => $"{f:N}")) : throw Refusal.Wrong($"Name at most {MostFacilitators} facilitators.", nameof(Facilitators));
        var groups = plan.Groups.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(g => Text.Line(g, RoomGroup.MaxName, "the organisation", nameof(Groups))).DistinctBy(Text.Key).ToArray();
        Groups = groups.Length <= MostGroups ? string.Join('\n', groups) : throw Refusal.Wrong($"Enter at most {MostGroups} organisations.", nameof(Groups));
        ChangedAt = now;
    }

    /// <summary>Those who lead it: its maker, the facilitators that it names, and those of the space.</summary>
    public bool MayRun(Guid person, Role role) => role >= Role.Facilitator || (role >= Role.Contributor && (person == CreatedById || FacilitatorIds.Contains(person)));

    internal void Start(Guid line, DateTimeOffset now)
    {
        if (IsOver) throw Refusal.Wrong("This workshop is over.");
        if (IsRunning) throw Refusal.Conflict("The workshop is running already.");
        (State, StartedAt, LineId, ChangedAt) = (WorkshopState.Running, now, line, now);
    }

    internal void GoTo(Guid line, DateTimeOffset now)
    {
        MustRun();
        (LineId, ChangedAt) = (line, now);
    }

    /// <summary>Something of it is to be seen anew on every screen.</summary>
    internal void Touch(DateTimeOffset now) => ChangedAt = ChangedAt == now ? now.AddTicks(1) : now;

    internal void MustRun()
    {
        if (!IsRunning) throw Refusal.Conflict(IsOver ? "This workshop is over." : "The workshop has not begun.");
    }

    internal void Admit(int perNetwork, DateTimeOffset now)
    {
        PerNetwork = perNetwork is >= 1 and <= MostFromOneNetwork ? perNetwork : throw Refusal.Wrong($"Enter a number from 1 to {MostFromOneNetwork:N0}.", nameof(PerNetwork));
        Touch(now);
    }

    internal void End(DateTimeOffset now)
    {
        MustRun();
        (State, EndedAt, LineId, Salt, ChangedAt) = (WorkshopState.Over, now, null, "", now);
    }

    private sealed class Table : IEntityTypeConfiguration<Workshop>
    {
        public void Configure(EntityTypeBuilder<Workshop> builder)
        {
            builder.Property(w => w.Id).ValueGeneratedNever();
            builder.Property(w => w.Title).HasMaxLength(MaxTitle);
            builder.Property(w => w.Code).HasMaxLength(WorkshopCode.Length);
            builder.Property(w => w.Facilitators).HasMaxLength(MostFacilitators * 33);
            builder.Property(w => w.Groups).HasMaxLength(MostGroups * (RoomGroup.MaxName + 1));
            builder.Property(w => w.Salt).HasMaxLength(64);
            builder.Property(w => w.Version).IsConcurrencyToken();
            builder.HasIndex(w => new { w.SpaceId, w.State });
            builder.HasOne<Space>().WithMany().HasForeignKey(w => w.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Where a workshop stands.</summary>
public enum WorkshopState
{
    Ready = 0,
    Running = 1,
    Over = 2,
}

/// <summary>What the form of a workshop says.</summary>
public sealed record WorkshopPlan(string Title, IReadOnlyCollection<Guid> Facilitators, string Groups = "");

/// <summary>What participants without an account say of themselves is marked as that wherever it stands.</summary>
public static class RoomGroup
{
    public const int MaxName = 90;
    private const string Unnamed = "No organisation given";

    public static bool IsUnnamed(string group) => group == SelfDeclared("");

    public static string SelfDeclared(string name) => $"{(name.Length == 0 ? Unnamed : name)}{Counting.Splits.SelfDeclared}";
}
