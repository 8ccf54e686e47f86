using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;

namespace Workspace.Texts.Named;

/// <summary>Saying that what one was named for is done.</summary>
public sealed class NamedActions(SpaceAccess spaces, Glances glances)
{
    /// <summary>Done twice, or where nothing waits: nothing happens. Answers whose text it is.</summary>
    public async Task<SharedText> DoneAsync(Guid spaceId, Guid textId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var text = await SharedTexts.HeadAsync(visit, textId, ct);
        if (await visit.Tracked<TextMention>().FirstOrDefaultAsync(m => m.TextId == textId && m.PersonId == visit.PersonId, ct) is { AnsweredAt: null } mention)
        {
            mention.Answer(visit.Now);
            await visit.SaveAsync(ct);
        }

        glances.ForgetDuties(spaceId, visit.PersonId);
        return text;
    }
}
