using Workspace.Prose;
using Workspace.Prose.Differences;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.History;

/// <summary>Compares versions of a document's text; everything is checked like the text itself.</summary>
public sealed class DocumentHistory(DocumentTexts texts)
{
    public const int MostChanges = 20_000;

    /// <summary>What changed between two versions, and who did it. Suggestions are read as accepted, and are their authors'.</summary>
    public async Task<DocumentComparison> CompareAsync(Visit visit, Guid id, int from, int to, CancellationToken ct = default)
    {
        if (from > to) (from, to) = (to, from);
        var (before, after) = (await texts.AtAsync(visit, id, from, ct), await texts.AtAsync(visit, id, to, ct));
        var log = to - from <= MostChanges ? await texts.ChangesAsync(visit, id, from, to, ct) : null;
        var (old, present) = (AsAccepted.Of(before.Doc), AsAccepted.Of(after.Doc));
        var maps = log is null ? null : old.Back().Concat(log.SelectMany(c => c.Steps.Select(s => (c.AuthorId.ToString(), s.GetMap())))).Concat(present.Maps);
        return new(from, to, Difference.Between(old.Doc, present.Doc, maps), present.Doc);
    }
}

/// <summary>Two versions of a document beside each other.</summary>
public sealed record DocumentComparison(int From, int To, Difference Difference, Node After);

/// <summary>A paragraph, and those who wrote in it, the last one first; nobody where it is as the text began.</summary>
public sealed record Paragraph(Ui.WrittenHtml Text, IReadOnlyList<(Guid PersonId, DateTimeOffset At)> Authors);
