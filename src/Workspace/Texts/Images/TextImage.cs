using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Texts.Images;

/// <summary>A picture in a text: it is seen by whoever reads the text, and goes with it.</summary>
public sealed class TextImage : IInSpace
{
    public const int MaxBytes = 5 * 1024 * 1024, MaxOfOneText = 300;

    private TextImage() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid TextId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The kind of picture, as its own first bytes say.</summary>
    public string Type { get; private init; } = "";
    public byte[] Bytes { get; private init; } = [];

    public static TextImage Keep(Guid spaceId, Guid textId, byte[] bytes, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SpaceId = spaceId,
        TextId = textId,
        ById = by,
        At = at,
        Type = ImageSignature.TypeOf(bytes) ?? throw Refusal.Wrong("Use a PNG, JPEG, WebP or GIF picture."),
        Bytes = bytes.Length <= MaxBytes ? bytes : throw Refusal.Wrong("Use a picture of 5 MB at most."),
    };

    private sealed class Table : IEntityTypeConfiguration<TextImage>
    {
        public void Configure(EntityTypeBuilder<TextImage> builder)
        {
            builder.Property(i => i.Type).HasMaxLength(20);
            builder.HasIndex(i => i.TextId);
            builder.HasOne<SharedText>().WithMany().HasForeignKey(i => i.TextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
