namespace Workspace.Texts.Writing;

/// <summary>Another server was faster: its commits must be read first.</summary>
internal sealed class TextMoved : Exception;

/// <summary>The text was removed.</summary>
internal sealed class TextGone : Exception;

/// <summary>Some authors may not do any more what they could when they wrote.</summary>
internal sealed class RightsEnded(IReadOnlyDictionary<Caller, TextStanding> standings) : Exception
{
    public IReadOnlyDictionary<Caller, TextStanding> Standings => standings;
}
