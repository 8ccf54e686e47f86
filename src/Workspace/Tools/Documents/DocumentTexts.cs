using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Texts.History;
using Workspace.Tools.Documents.History;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents;

/// <summary>The words of documents: a document's text has the document's id.</summary>
public sealed class DocumentTexts(SharedTexts texts, TextHistory history)
{
    private const int MostStretches = 300;

    public void Begin(Visit visit, Document document, Node doc) =>
        texts.Begin(visit, new(document.Id, DocumentsTool.Documents, document.Id, DocumentEvents.Edited, doc) { Rules = DocumentRights.Rules(document, null, visit.Zone) });

    public Task<TextNow> NowAsync(Visit visit, Guid id, CancellationToken ct = default) => texts.ReadAsync(visit, id, ct);

    public Task<TextNow> AtAsync(Visit visit, Guid id, int version, CancellationToken ct = default) => history.ReadAsync(visit, id, version, ct);

    /// <summary>The changes after one version up to another, in order.</summary>
    public async Task<IReadOnlyList<Change>> ChangesAsync(Visit visit, Guid id, int after, int until, CancellationToken ct = default)
    {
        List<Change> changes = [];
        while (after < until && await history.CommitsAsync(visit, id, after, until, ct) is { Count: > 0 } commits)
        {
            changes.AddRange(commits.Select(Change.Of));
            after = commits[^1].Version;
        }
        return changes;
    }

    /// <summary>Who worked on it when, the latest first.</summary>
    public Task<IReadOnlyList<Stretch>> TimelineAsync(Visit visit, Guid id, CancellationToken ct = default) => history.TimelineAsync(visit, id, most: MostStretches, ct: ct);

    /// <summary>Stores with the text what the document lets roles do; saved with the visit.</summary>
    public async Task RuleAsync(Opened opened, ReviewRound? round, CancellationToken ct = default) =>
        (await texts.FindAsync(opened.Visit, opened.Document.Id, ct)).Allow(DocumentRights.Rules(opened.Document, round, opened.Visit.Zone));

    /// <summary>Changes the text as the person of the visit; a transaction of its own, seen at once by all who have it open.</summary>
    public async Task ChangeAsync(Opened opened, Func<Node, IReadOnlyList<Step>> change, string? note, TextRight least = TextRight.Write, CancellationToken ct = default)
    {
        var now = await texts.ReadAsync(opened.Visit, opened.Document.Id, ct);
        if (change(now.Doc) is { Count: > 0 } steps) await texts.AppendAsync(opened.Visit, opened.Document.Id, now.Version, steps, note, least, ct);
    }

    public Task NameAsync(Opened opened, int version, string? name, CancellationToken ct = default) => history.NameAsync(opened.Visit, opened.Document.Id, version, name ?? "", ct);

    public Task<IReadOnlyList<NamedVersion>> NamesAsync(Visit visit, Guid id, CancellationToken ct = default) => history.NamesAsync(visit, id, ct);

    /// <summary>Every paragraph, with those who wrote in it, the last one first.</summary>
    public async Task<IReadOnlyList<Paragraph>> WhoWroteAsync(Visit visit, TextNow text, DocumentPeople people, CancellationToken ct = default)
    {
        var wrote = (await history.WhoWroteAsync(visit, text.TextId, ct)).ToDictionary(b => b.Block, b => b.Authors);
        return [.. text.Doc.Children.Select((block, i) => new Paragraph(
            Ui.WrittenHtml.Of(text.Doc.Copy(Fragment.From(Bare.Of(block))), WrittenTexts.Options(people) with { IdPrefix = $"p{i}-" }),
            [.. wrote.GetValueOrDefault(i, []).Select(a => (a.PersonId, a.At))]))];
    }

    /// <summary>An earlier version as a new one: nothing of what came since is lost from the record.</summary>
    public Task RestoreAsync(Opened opened, int version, CancellationToken ct = default) => texts.RestoreAsync(opened.Visit, opened.Document.Id, version, ct);
}
