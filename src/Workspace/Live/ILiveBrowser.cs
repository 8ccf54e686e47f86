using Workspace.Ui.Kit;

namespace Workspace.Live;

/// <summary>What the server says to an open page. Signals carry no content; presence is the same for everybody in a place.</summary>
public interface ILiveBrowser
{
    /// <summary>Something the page shows has changed: read it again.</summary>
    Task Changed();

    /// <summary>Something happened elsewhere in the space: read the navigation again.</summary>
    Task Around();

    /// <summary>The right to see the page has ended: let go of it and load it anew.</summary>
    Task Ended();

    /// <summary>Who is in this space now.</summary>
    Task Present(PresenceView present);

    /// <summary>Who is on this page now.</summary>
    Task PresentHere(PresenceView present);
}
