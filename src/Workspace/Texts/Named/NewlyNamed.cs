using Workspace.Prose;

namespace Workspace.Texts.Named;

/// <summary>Finds whose names were put into a text, and by whom: the log knows.</summary>
internal static class NewlyNamed
{
    /// <summary>Each of those wanted once, with whoever named them first, in the order of the log. Nobody names themselves, and what is put back was asked before.</summary>
    public static IReadOnlyDictionary<Guid, Guid> In(IEnumerable<TextCommit> commits, IReadOnlySet<Guid> wanted)
    {
        var found = new OrderedDictionary<Guid, Guid>();
        foreach (var commit in commits.Where(c => c.Steps.Contains("mention", StringComparison.Ordinal) && c.Note?.StartsWith(SharedTexts.Restored, StringComparison.Ordinal) != true))
        {
            foreach (var person in TextLog.Steps(commit).Select(PutIn).OfType<Fragment>().SelectMany(People).Where(p => p != commit.AuthorId && wanted.Contains(p)))
            {
                found.TryAdd(person, commit.AuthorId);
            }
        }

        return found;
    }

    private static Fragment? PutIn(Step step) => step switch
    {
        ReplaceStep replace => replace.Slice.Content,
        ReplaceAroundStep around => around.Slice.Content,
        _ => null,
    };

    private static IEnumerable<Guid> People(Fragment content) =>
        content.Children.SelectMany(node => node.Type.Name == "mention" ? [Guid.Parse(node.Attrs.Text("person"))] : People(node.Content));
}
