using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>How far a list of people has come.</summary>
public enum BatchState
{
    /// <summary>Looked at, nothing done yet.</summary>
    Draft = 0,

    /// <summary>Waits until an administrator grants its seats.</summary>
    Asked = 1,
    Running = 2,
    Done = 3,
    Cancelled = 4,

    /// <summary>Ended by itself; the reason says why.</summary>
    Stopped = 5,
    Declined = 6,
}

/// <summary>A list of people to invite: previewed, perhaps waiting for seats, then worked through in the background.</summary>
public sealed class InvitationBatch : IInOrganisation, IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public Guid? SpaceId { get; private init; }
    public Guid MadeById { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public string Message { get; private init; } = "";

    /// <summary>The rows as they were understood; forgotten when it is over.</summary>
    public string Rows { get; private set; } = "";
    public int Total { get; private init; }
    public int LeftOut { get; private init; }
    public int SeatsNeeded { get; private init; }
    public BatchState State { get; private set; }
    public DateTimeOffset? AskedAt { get; private set; }
    public Guid? GrantedById { get; private set; }
    public int Done { get; private set; }
    public int Invited { get; private set; }
    public int Added { get; private set; }
    public string Why { get; private set; } = "";
    public int Version { get; private set; }

    public bool IsOver => State is BatchState.Done or BatchState.Cancelled or BatchState.Stopped or BatchState.Declined;

    public static InvitationBatch Draw(Guid organisationId, Guid? spaceId, Guid by, string message, IReadOnlyList<Guest> guests, DateTimeOffset at) => new()
    {
        OrganisationId = organisationId,
        SpaceId = spaceId,
        MadeById = by,
        MadeAt = at,
        Message = Text.Lines(message, Invitation.MaxMessage, "the message", "Message"),
        Rows = JsonSerializer.Serialize(guests, JsonSerializerOptions.Web),
        Total = guests.Count,
        LeftOut = guests.Count(g => g.IsOut),
        SeatsNeeded = guests.Count(g => g.TakesSeat),
    };

    public IReadOnlyList<Guest> Guests() => Rows.Length == 0 ? [] : JsonSerializer.Deserialize<List<Guest>>(Rows, JsonSerializerOptions.Web)!;

    public void Begin()
    {
        Must(BatchState.Draft);
        State = LeftOut < Total ? BatchState.Running : throw Refusal.Wrong("Nobody in this list can be invited. Put the list right, and read it again.");
    }

    public void Ask(DateTimeOffset at)
    {
        Must(BatchState.Draft);
        (State, AskedAt) = (BatchState.Asked, at);
    }

    public void Grant(Guid by)
    {
        Must(BatchState.Asked);
        (State, GrantedById) = (BatchState.Running, by);
    }

    public void Decline(Guid by)
    {
        Must(BatchState.Asked);
        GrantedById = by;
        End(BatchState.Declined);
    }

    public void Advance(int rows, int invited, int added)
    {
        (Done, Invited, Added) = (Done + rows, Invited + invited, Added + added);
        if (Done >= Total)
        {
            End(BatchState.Done);
        }
    }

    public void Cancel()
    {
        if (IsOver)
        {
            throw Refusal.Wrong("This list has been worked through already.");
        }

        End(BatchState.Cancelled);
    }

    public void Stop(string why)
    {
        Why = why.Length > 300 ? why[..300] : why;
        End(BatchState.Stopped);
    }

    private void End(BatchState state) => (State, Rows) = (state, "");

    private void Must(BatchState state)
    {
        if (State != state)
        {
            throw Refusal.Conflict("Somebody has dealt with this list already. Look again to see what became of it.");
        }
    }

    private sealed class Table : IEntityTypeConfiguration<InvitationBatch>
    {
        public void Configure(EntityTypeBuilder<InvitationBatch> builder)
        {
            builder.Ignore(b => b.IsOver);
            builder.Property(b => b.Message).HasMaxLength(Invitation.MaxMessage);
            builder.Property(b => b.Why).HasMaxLength(300);
            builder.Property(b => b.Version).IsConcurrencyToken();
            builder.HasIndex(b => new { b.OrganisationId, b.State });
            builder.HasIndex(b => b.State);
            builder.HasOne<Space>().WithMany().HasForeignKey(b => b.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
