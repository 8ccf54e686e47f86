using System.Text;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>The tags of a file: a few short words, written alike so that they meet.</summary>
public sealed record FileTags(IReadOnlyList<string> All)
{
    public const int MaxStored = 400, Most = 10, Longest = 30;

    /// <summary>Each between bars, so that one of them is found by a plain comparison: "|minutes|evidence|".</summary>
    public string Stored => All.Count == 0 ? "" : $"|{string.Join('|', All)}|";

    /// <summary>As people write them: divided by commas.</summary>
    public string Words => string.Join(", ", All);

    public static FileTags Of(string stored) => new(stored.Split('|', StringSplitOptions.RemoveEmptyEntries));

    public static FileTags Read(string? typed)
    {
        var tags = (typed ?? "").Split([',', ';', '|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(tag => Text.Line(tag.Normalize(NormalizationForm.FormC).ToLowerInvariant(), Longest, "a tag", "Tags")).Distinct().ToList();
        return tags.Count <= Most ? new(tags) : throw Refusal.Wrong($"Use {Most} tags at most.", "Tags");
    }
}
