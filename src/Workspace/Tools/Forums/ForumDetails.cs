using Workspace.Spaces;

namespace Workspace.Tools.Forums;

/// <summary>What a forum is for and who may do what in it, as somebody fills it in.</summary>
public sealed record ForumDetails
{
    private const int MostRules = 20;

    public string? Name { get; init; }
    public string? Purpose { get; init; }
    public string? OpenToChange { get; init; }
    public string? WhatHappens { get; init; }
    public string? Rules { get; init; }
    public Role StartFrom { get; init; } = Role.Contributor;
    public Role ReplyFrom { get; init; } = Role.Commenter;
    public Role ModerateFrom { get; init; } = Role.Facilitator;

    public static ForumDetails Of(Forum forum) => new()
    {
        Name = forum.Name,
        Purpose = forum.Purpose,
        OpenToChange = forum.OpenToChange,
        WhatHappens = forum.WhatHappens,
        Rules = forum.Rules,
        StartFrom = forum.StartFrom,
        ReplyFrom = forum.ReplyFrom,
        ModerateFrom = forum.ModerateFrom,
    };

    internal (string Name, string Purpose, string OpenToChange, string WhatHappens, string Rules, Role Start, Role Reply, Role Moderate) Checked()
    {
        if (StartFrom is < Role.Commenter or > Role.Owner) throw Refusal.Wrong("Choose who may start threads.", nameof(StartFrom));
        if (ReplyFrom is < Role.Commenter or > Role.Owner) throw Refusal.Wrong("Choose who may reply.", nameof(ReplyFrom));
        if (ModerateFrom is < Role.Contributor or > Role.Owner) throw Refusal.Wrong("Choose who may moderate.", nameof(ModerateFrom));
        return (Text.Line(Name, ForumText.Name, "a name", nameof(Name)), Text.Lines(Purpose, ForumText.Paragraph, "the purpose", nameof(Purpose)),
            Text.Lines(OpenToChange, ForumText.Paragraph, "what is open to change", nameof(OpenToChange)), Text.Lines(WhatHappens, ForumText.Paragraph, "what will be done", nameof(WhatHappens)),
            CheckedRules(), StartFrom, ReplyFrom, ModerateFrom);
    }

    private string CheckedRules()
    {
        string[] rules = [.. Text.Lines(Rules, ForumText.Rules, "the rules", nameof(Rules)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (rules.Length > MostRules) throw Refusal.Wrong($"Keep to {MostRules} rules, one a line; these are {rules.Length}.", nameof(Rules));
        return rules.Any(r => r.Length > ForumText.Rule) ? throw Refusal.Wrong($"Shorten each rule to {ForumText.Rule} characters.", nameof(Rules)) : string.Join('\n', rules);
    }
}
