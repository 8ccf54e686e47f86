namespace Workspace.Tools.Forums;

/// <summary>How long texts of a forum may be, in characters.</summary>
public static class ForumText
{
    public const int Name = 120, Paragraph = 2_000, Rules = 4_000, Rule = 300, Title = 200, Tag = 40, Tags = 300, Reason = 1_000, Outcome = 4_000, Post = 60_000, Affiliation = 200, Things = 1_000;
}
