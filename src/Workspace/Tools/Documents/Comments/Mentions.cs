using Workspace.Spaces;

namespace Workspace.Tools.Documents.Comments;

/// <summary>Finds who is named by "@Joan Hughes": the longest name of a member that stands after the sign.</summary>
public static class Mentions
{
    public const int Most = 20;

    public static IReadOnlyList<Guid> In(string words, IEnumerable<Member> members)
    {
        var byLength = members.Where(m => m.LeftAt is null).OrderByDescending(m => m.Name.Length).ToList();
        List<Guid> found = [];
        for (var at = words.IndexOf('@'); at >= 0 && found.Count < Most; at = words.IndexOf('@', at + 1))
        {
            var rest = words.AsSpan(at + 1);
            foreach (var member in byLength)
            {
                if (!rest.StartsWith(member.Name, StringComparison.OrdinalIgnoreCase) || (rest.Length > member.Name.Length && char.IsLetterOrDigit(rest[member.Name.Length]))) continue;
                if (!found.Contains(member.PersonId)) found.Add(member.PersonId);
                break;
            }
        }
        return found;
    }
}
