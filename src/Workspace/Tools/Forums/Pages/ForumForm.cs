using Workspace.Spaces;

namespace Workspace.Tools.Forums.Pages;

/// <summary>A forum as its form sends it.</summary>
public sealed class ForumForm
{
    public string? Id { get; set; }
    public string? Edition { get; set; }
    public string? Name { get; set; }
    public string? Purpose { get; set; }
    public string? OpenToChange { get; set; }
    public string? WhatHappens { get; set; }
    public string? Rules { get; set; }
    public string? StartFrom { get; set; } = $"{(int)Role.Contributor}";
    public string? ReplyFrom { get; set; } = $"{(int)Role.Commenter}";
    public string? ModerateFrom { get; set; } = $"{(int)Role.Facilitator}";

    public static ForumForm Of(Forum forum) => new()
    {
        Id = $"{forum.Id}",
        Edition = $"{forum.Edition}",
        Name = forum.Name,
        Purpose = forum.Purpose,
        OpenToChange = forum.OpenToChange,
        WhatHappens = forum.WhatHappens,
        Rules = forum.Rules,
        StartFrom = $"{(int)forum.StartFrom}",
        ReplyFrom = $"{(int)forum.ReplyFrom}",
        ModerateFrom = $"{(int)forum.ModerateFrom}",
    };

    public ForumDetails Details => new()
    {
        Name = Name,
        Purpose = Purpose,
        OpenToChange = OpenToChange,
        WhatHappens = WhatHappens,
        Rules = Rules,
        StartFrom = RoleOf(StartFrom),
        ReplyFrom = RoleOf(ReplyFrom),
        ModerateFrom = RoleOf(ModerateFrom),
    };

    private static Role RoleOf(string? sent) => int.TryParse(sent, out var role) ? (Role)role : default;
}
