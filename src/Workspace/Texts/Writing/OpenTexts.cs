using Workspace.Live;

namespace Workspace.Texts.Writing;

/// <summary>What one connection has open. Calls of a connection come one after the other.</summary>
internal sealed class OpenTexts(Caller caller, TextLine line, Standing standing)
{
    public Caller Caller => caller;
    public TextLine Line => line;
    public Standing Standing => standing;
    public Dictionary<Guid, (TextSession Session, TextReader Reader)> All { get; } = [];
}
