using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Documents;

/// <summary>A text that a group writes together: its name, how far it is, and who may do what with it. The words themselves are kept as a text of the same id.</summary>
public sealed class Document : IInSpace, IVersioned
{
    public const int MaxTitle = 200, MaxOrigin = 200, MaxNotKept = 8_000;

    private Document() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private set; } = "";
    public DocumentStatus Status { get; private set; } = DocumentStatus.Draft;

    /// <summary>Others are started from it.</summary>
    public bool IsTemplate { get; private set; }

    public Role CommentFrom { get; private set; } = Role.Commenter;
    public Role SuggestFrom { get; private set; } = Role.Commenter;
    public Role WriteFrom { get; private set; } = Role.Contributor;

    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid ChangedById { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The version of the text that was agreed last; it stays on record while a new draft is written.</summary>
    public int? AgreedVersion { get; private set; }
    public DateTimeOffset? AgreedAt { get; private set; }
    public Guid? AgreedById { get; private set; }
    public Guid? SupersededById { get; private set; }
    public DateTimeOffset? TrashedAt { get; private set; }
    public Guid? TrashedById { get; private set; }

    /// <summary>The file it was started from.</summary>
    public string Origin { get; private init; } = "";

    /// <summary>What that file had and a document cannot hold, a line each.</summary>
    public string NotKept { get; private init; } = "";
    public int Version { get; private set; }

    public string Reference => DocumentWords.Reference(Number);
    public bool IsTrashed => TrashedAt is not null;

    public static Document Start(Guid spaceId, Guid id, int number, string? title, Guid by, DateTimeOffset now, string origin = "", string notKept = "") => new()
    {
        Id = id,
        SpaceId = spaceId,
        Number = number,
        Title = Named(title),
        CreatedById = by,
        CreatedAt = now,
        ChangedById = by,
        ChangedAt = now,
        Origin = Text.OptionalLine(origin.Length > MaxOrigin ? origin[^MaxOrigin..] : origin, MaxOrigin, "the name of the file"),
        NotKept = notKept.Length > MaxNotKept ? notKept[..MaxNotKept] : notKept,
    };

    public void Rename(string? title, Guid by, DateTimeOffset now)
    {
        RefuseTrashed();
        Title = Named(title);
        Touch(by, now);
    }

    /// <summary>Narrows what roles may do; nothing here gives a role more than the space does.</summary>
    public void Allow(Role comment, Role suggest, Role write, bool template)
    {
        RefuseTrashed();
        if (comment is < Role.Commenter or > Role.Owner) throw Refusal.Wrong("Choose who may comment.", nameof(CommentFrom));
        if (suggest is < Role.Commenter or > Role.Owner) throw Refusal.Wrong("Choose who may suggest changes.", nameof(SuggestFrom));
        if (write is < Role.Contributor or > Role.Owner) throw Refusal.Wrong("Choose who may write.", nameof(WriteFrom));
        (CommentFrom, SuggestFrom, WriteFrom, IsTemplate) = (comment, suggest, write, template);
    }

    public void EnterReview()
    {
        RefuseTrashed();
        if (Status != DocumentStatus.Draft) throw Refusal.Wrong(Status == DocumentStatus.InReview ? "A review of this document is open. Close it before you start another." : "Open a new draft of this document before you start a review.");
        Status = DocumentStatus.InReview;
    }

    public void LeaveReview() => Status = Status == DocumentStatus.InReview ? DocumentStatus.Draft : Status;

    /// <summary>The group agreed this version of the text.</summary>
    public void Agree(int version, Guid by, DateTimeOffset now)
    {
        RefuseTrashed();
        (Status, AgreedVersion, AgreedAt, AgreedById) = (DocumentStatus.Agreed, version, now, by);
        Touch(by, now);
    }

    /// <summary>Writing goes on; the agreed version stays on record.</summary>
    public void OpenDraft()
    {
        RefuseTrashed();
        if (Status is not (DocumentStatus.Agreed or DocumentStatus.Superseded)) throw Refusal.Wrong("This document is being written already.");
        (Status, SupersededById) = (DocumentStatus.Draft, null);
    }

    public void SupersedeBy(Document other)
    {
        RefuseTrashed();
        if (Status != DocumentStatus.Agreed) throw Refusal.Wrong("Only an agreed document can be superseded.");
        if (other.Id == Id) throw Refusal.Wrong("Choose another document than this one.", nameof(SupersededById));
        if (other.IsTrashed) throw Refusal.Wrong("Choose a document that is not in the trash.", nameof(SupersededById));
        (Status, SupersededById) = (DocumentStatus.Superseded, other.Id);
    }

    public void Trash(Guid by, DateTimeOffset now)
    {
        if (Status == DocumentStatus.InReview) throw Refusal.Wrong("A review of this document is open. Close it first.");
        (TrashedAt, TrashedById) = IsTrashed ? throw Refusal.Wrong("This document is in the trash already.") : (now, by);
    }

    public void Restore() => (TrashedAt, TrashedById) = IsTrashed ? ((DateTimeOffset?)null, (Guid?)null) : throw Refusal.Wrong("This document is not in the trash.");

    public void RefuseTrashed()
    {
        if (IsTrashed) throw Refusal.Wrong("This document is in the trash. Restore it first.");
    }

    private void Touch(Guid by, DateTimeOffset now) => (ChangedById, ChangedAt) = (by, now);

    private static string Named(string? title) => Text.Line(title, MaxTitle, "a title", nameof(Title));

    private sealed class Table : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> builder)
        {
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.Property(d => d.Title).HasMaxLength(MaxTitle);
            builder.Property(d => d.Origin).HasMaxLength(MaxOrigin);
            builder.Property(d => d.NotKept).HasMaxLength(MaxNotKept);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.SpaceId, d.Number }).IsUnique();
            builder.HasIndex(d => new { d.SpaceId, d.ChangedAt });
            builder.HasOne<Space>().WithMany().HasForeignKey(d => d.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
