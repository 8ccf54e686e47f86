using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>Words that a space does not take from the room, in word polls and in questions.</summary>
public sealed class WordList : IInSpace, IVersioned
{
    public const int MaxWords = 4_000;

    private WordList() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public string Words { get; private set; } = "";
    public int Version { get; private set; }

    public static WordList Of(Guid spaceId) => new() { Id = Guid.CreateVersion7(), SpaceId = spaceId };

    public void Write(string? words) =>
        Words = string.Join('\n', Text.Lines(words, MaxWords, "the list", nameof(Words)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DistinctBy(Text.Key));

    /// <summary>The first listed word or phrase that stands in this text, as a word of its own.</summary>
    public string? FoundIn(string text)
    {
        var padded = $" {Plain(text)} ";
        return Words.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => Plain(word) is { Length: > 0 } plain && padded.Contains($" {plain} ", StringComparison.Ordinal));
    }

    internal void Check(string text, string field)
    {
        if (FoundIn(text) is { } word) throw Refusal.Wrong($"“{word}” is not taken in this workshop. Say it in other words.", field);
    }

    internal void Check(Paper paper)
    {
        foreach (var word in paper.Words) Check(word, "Words");
        Check(paper.Reason, "Reason");
    }

    private static string Plain(string text) => string.Join(' ', string.Concat(Text.Key(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed class Table : IEntityTypeConfiguration<WordList>
    {
        public void Configure(EntityTypeBuilder<WordList> builder)
        {
            builder.ToTable("WorkshopWordList");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Words).HasMaxLength(MaxWords);
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.HasIndex(l => l.SpaceId).IsUnique();
            builder.HasOne<Space>().WithMany().HasForeignKey(l => l.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
