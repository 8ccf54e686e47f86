using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools;
using Workspace.Ui;

namespace Workspace.Invitations;

/// <summary>What waits for somebody about being in a space: its charter to accept, and for owners those who ask to join.</summary>
public static class MemberDuties
{
    public const string Key = "people";

    public static async Task<IReadOnlyList<Duty>> ReadAsync(Visit visit, CancellationToken ct = default)
    {
        var duties = new List<Duty>();
        if (await visit.Platform<CharterConsent>().AnyAsync(c => c.SpaceId == visit.SpaceId && c.PersonId == visit.PersonId && c.AcceptedAt == null, ct))
        {
            duties.Add(new("Accept the charter", "What holds in this space", null, "Read it", $"/spaces/{visit.SpaceId}/first"));
        }

        if (visit.Role == Role.Owner && await visit.Query<JoinRequest>().CountAsync(r => r.AnsweredAt == null, ct) is var asking and > 0)
        {
            duties.Add(new($"{Words.Count(asking, "person asks", "people ask")} to join", "Let them in, or decline", null, "Answer", $"/spaces/{visit.SpaceId}/people/joining"));
        }

        return duties;
    }
}
