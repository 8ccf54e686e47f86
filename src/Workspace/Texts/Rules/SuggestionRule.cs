using Workspace.Prose;

namespace Workspace.Texts.Rules;

/// <summary>What a suggester may do: without this person's own suggestions, the document is the same before and after.</summary>
internal static class SuggestionRule
{
    public static string? Problem(Node before, Node after, IEnumerable<Step> steps, string person)
    {
        if (steps.SelectMany(MarksOf.Steps).Any(m => m is { Removes: true, Mark.Type.Name: "comment" }))
        {
            return "You can suggest changes here. Comments are taken away by who may write.";
        }

        var (first, end) = Changed(before, after, person);
        var (was, now) = (Unsuggested.Of(before, first, before.ChildCount - end, person), Unsuggested.Of(after, first, after.ChildCount - end, person));
        return was.SameAs(now) ? null : "You can suggest changes here: what you put in or take away must be marked as your suggestion.";
    }

    // The blocks both have in common stand at the beginning and at the end, and are the very same objects.
    private static (int First, int End) Changed(Node before, Node after, string person)
    {
        var most = Math.Min(before.ChildCount, after.ChildCount);
        var (first, end) = (0, 0);
        while (first < most && ReferenceEquals(before.Child(first), after.Child(first)))
        {
            first++;
        }

        while (end < most - first && ReferenceEquals(before.Child(before.ChildCount - 1 - end), after.Child(after.ChildCount - 1 - end)))
        {
            end++;
        }

        // A block put in joins the one before it when it is thought away.
        while (end > 0 && Unsuggested.IsOwn(before.Child(before.ChildCount - end), "insertion", person))
        {
            end--;
        }

        return (first, end);
    }
}
