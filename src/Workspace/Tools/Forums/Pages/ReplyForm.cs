using Workspace.Tools.Forums.Posts;

namespace Workspace.Tools.Forums.Pages;

/// <summary>A reply as its form sends it.</summary>
public sealed class ReplyForm
{
    /// <summary>The id that the post will have: sent twice, it stands there once.</summary>
    public string? Post { get; set; }

    /// <summary>The thread that it was begun in.</summary>
    public string? Thread { get; set; }
    public string? To { get; set; }
    public string? Words { get; set; }
    public string? Official { get; set; }

    /// <summary>What it asks to be posted.</summary>
    internal NewPost ToPost(Guid id) => new(id, Words, Guid.TryParse(To, out var to) ? to : null, Official == "true");

    /// <summary>The number of the post that it begins with a quotation of; never sent.</summary>
    internal int? Quote { get; set; }
}
