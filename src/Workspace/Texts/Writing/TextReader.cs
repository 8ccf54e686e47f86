using Workspace.Ui.Kit;

namespace Workspace.Texts.Writing;

/// <summary>One open page at a text: whose it is, what the person may do, where the cursor stands.</summary>
internal sealed class TextReader(TextLine line, Caller caller, string tab, PresentPerson card, bool isShown)
{
    private const int MostWaiting = 8;

    private int _waiting;

    public TextLine Line => line;
    public Caller Caller => caller;
    public string Tab => tab;
    public PresentPerson Card => card;

    /// <summary>False where the person does not show their presence.</summary>
    public bool IsShown => isShown;

    public TextStanding Standing { get; set; } = TextStanding.Over("");
    public (int Anchor, int Head)? Cursor { get; set; }

    /// <summary>True where what others see of it is not what it is.</summary>
    public bool Moved { get; set; } = true;

    /// <summary>Counts a batch that waits; false where there are too many.</summary>
    public bool Await()
    {
        if (Interlocked.Increment(ref _waiting) <= MostWaiting)
        {
            return true;
        }

        Answered();
        return false;
    }

    public void Answered() => Interlocked.Decrement(ref _waiting);
}
