using Workspace.Prose;
using Workspace.Texts.Rules;

namespace Workspace.Texts.Writing;

/// <summary>A text as it is stored, in memory: the document, its latest commits, and which batches are in it.</summary>
internal sealed class TextState(Node doc, int version)
{
    public Node Doc { get; private set; } = doc;
    public int Version => Tail.Version;
    public Tail Tail { get; } = new(version);
    public Tabs Tabs { get; } = new();
    public KnownSuggestions Known { get; } = new(doc);

    /// <summary>Takes over a commit that is durable; the document afterwards, where it is known already.</summary>
    public void Apply(KeptCommit kept, Node? after = null)
    {
        Doc = after ?? TextLog.Apply(Doc, kept.Commit);
        Tail.Add(kept);
        Known.Note(kept.Steps);
        if (kept.Commit is { Tab: { } tab, Sequence: { } sequence })
        {
            Tabs.Note(tab, new(kept.Commit.AuthorId, sequence, kept.Commit.Version));
        }
    }
}
