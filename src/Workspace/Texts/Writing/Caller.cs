namespace Workspace.Texts.Writing;

/// <summary>Who is asking: a person in a signed-in browser, or, without one, the server on a person's behalf.</summary>
internal sealed record Caller(Guid PersonId, Guid? SessionId);

/// <summary>What somebody may do to a text at one instant, and why not more.</summary>
internal sealed record TextStanding(TextRight Right, string? Because)
{
    public static TextStanding Over(string because) => new(TextRight.None, because);
}
