using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Prose.Text;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Threads;

/// <summary>Keeps what is the same for everybody who reads a thread: who has spoken and the outcome under its revision, the summary under the version of its text.</summary>
public sealed class ThreadKeeper
{
    private const int Most = 2_000, MostVoices = 2_000;

    private readonly ConcurrentDictionary<Guid, (int Revision, ThreadSides Sides)> _sides = [];
    private readonly ConcurrentDictionary<Guid, (int Version, WrittenHtml Html)> _summaries = [];

    public async Task<ThreadSides> SidesAsync(Visit visit, ForumThread thread, CancellationToken ct = default)
    {
        if (_sides.TryGetValue(thread.Id, out var kept) && kept.Revision == thread.Revision) return kept.Sides;
        var voices = await visit.Query<ThreadVoice>().Where(v => v.ThreadId == thread.Id).OrderBy(v => v.At).Take(MostVoices).Select(v => new { v.PersonId, v.Affiliation }).ToListAsync(ct);
        var outcome = thread.OutcomeId is { } id ? await visit.Query<ThreadOutcome>().Where(o => o.Id == id).Select(o => new OutcomeView(o.Words, o.ById, o.At)).FirstOrDefaultAsync(ct) : null;
        var sides = new ThreadSides(outcome, [.. voices.Select(v => v.Affiliation).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal)], [.. voices.Select(v => v.PersonId)]);
        if (_sides.Count >= Most) _sides.Clear();
        _sides[thread.Id] = (thread.Revision, sides);
        return sides;
    }

    public WrittenHtml? SummaryHtml(Guid textId, int version) => _summaries.TryGetValue(textId, out var kept) && kept.Version == version ? kept.Html : null;

    /// <summary>Nothing written yet is no HTML at all.</summary>
    public WrittenHtml KeepSummary(Guid textId, int version, Node doc, Guid spaceId)
    {
        if (_summaries.Count >= Most) _summaries.Clear();
        var html = PlainText.Of(doc, 20).Trim().Length == 0 ? WrittenHtml.Of(Schema.Standard.NodeType("doc").Create(content: Fragment.Empty)) : WrittenHtml.Of(doc, PostPages.Options(spaceId) with { IdPrefix = "s-" });
        _summaries[textId] = (version, html);
        return html;
    }
}
