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

    private static readonly Question<ThreadVoice, Guid, Voice> Voices = new((all, id) => all.Where(v => v.ThreadId == id).OrderBy(v => v.At).Take(MostVoices).Select(v => new Voice(v.PersonId, v.Affiliation)));

    private readonly KeptByRevision<Guid, ThreadSides> _sides = new(Most);
    private readonly KeptByRevision<Guid, WrittenHtml> _summaries = new(Most);

    public Task<ThreadSides> SidesAsync(Visit visit, ForumThread thread) => _sides.GetAsync(thread.Id, thread.Revision, async () =>
    {
        var voices = await visit.AskAsync(Voices, thread.Id, CancellationToken.None);
        var outcome = thread.OutcomeId is { } id ? await visit.Query<ThreadOutcome>().Where(o => o.Id == id).Select(o => new OutcomeView(o.Words, o.ById, o.At)).FirstOrDefaultAsync(CancellationToken.None) : null;
        return new ThreadSides(outcome, [.. voices.Select(v => v.Affiliation).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal)], [.. voices.Select(v => v.PersonId)]);
    });

    /// <summary>Nothing written yet is no HTML at all.</summary>
    public Task<WrittenHtml> SummaryAsync(Guid textId, int version, Guid spaceId, Func<Task<Node>> read) => _summaries.GetAsync(textId, version, async () => await read() is var doc && PlainText.Of(doc, 20).Trim().Length == 0
        ? WrittenHtml.Of(Schema.Standard.NodeType("doc").Create(content: Fragment.Empty))
        : WrittenHtml.Of(doc, PostPages.Options(spaceId) with { IdPrefix = "s-" }));

    private sealed record Voice(Guid PersonId, string Affiliation);
}
