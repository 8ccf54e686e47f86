using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;

namespace Workspace.Spaces.Publishing;

/// <summary>A thing of a space that everybody may read at an address of its own, until an owner takes it back.</summary>
public sealed class Publication : IInSpace, IVersioned
{
    public const int MaxAddress = 60, MaxTool = 40, MinAddress = 3;

    private Publication() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public string Tool { get; private init; } = "";
    public Guid ThingId { get; private init; }

    /// <summary>What stands after /p/: lower-case letters, digits and hyphens; one for each publication of the installation.</summary>
    public string Address { get; private set; } = "";

    /// <summary>True where what stands below the thing is published with it.</summary>
    public bool Whole { get; private set; }

    /// <summary>True where search engines may list it.</summary>
    public bool MayBeListed { get; private set; }
    public Guid PublishedById { get; private init; }
    public DateTimeOffset PublishedAt { get; private init; }
    public int Version { get; private set; }

    public static Publication Make(Guid spaceId, string tool, Guid thingId, string address, bool whole, bool mayBeListed, Guid by, DateTimeOffset at)
    {
        var publication = new Publication { Id = Guid.CreateVersion7(at), SpaceId = spaceId, Tool = tool, ThingId = thingId, PublishedById = by, PublishedAt = at };
        publication.Change(address, whole, mayBeListed);
        return publication;
    }

    public void Change(string address, bool whole, bool mayBeListed) => (Address, Whole, MayBeListed) = (Read(address), whole, mayBeListed);

    /// <summary>An address made of some words: "Travel and leave" gives travel-and-leave.</summary>
    public static string Propose(string words, int max = MaxAddress)
    {
        var plain = words.Normalize(System.Text.NormalizationForm.FormKD).ToLowerInvariant();
        var parts = string.Concat(plain.Where(c => !char.IsSurrogate(c) && c < 0x300).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var address = string.Join('-', parts);
        return (address.Length <= max ? address : address[..max]).Trim('-');
    }

    private static string Read(string address)
    {
        var read = Text.Line(address, MaxAddress, "an address", nameof(Address)).ToLowerInvariant();
        return read.Length >= MinAddress && Propose(read) == read ? read : throw Refusal.Wrong("Use at least three lower-case letters, digits and hyphens for the address, such as travel-guide.", nameof(Address));
    }

    private sealed class Table : IEntityTypeConfiguration<Publication>
    {
        public void Configure(EntityTypeBuilder<Publication> builder)
        {
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Tool).HasMaxLength(MaxTool);
            builder.Property(p => p.Address).HasMaxLength(MaxAddress);
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.HasIndex(p => p.Address).IsUnique();
            builder.HasIndex(p => new { p.SpaceId, p.ThingId }).IsUnique();
            builder.HasOne<Space>().WithMany().HasForeignKey(p => p.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
