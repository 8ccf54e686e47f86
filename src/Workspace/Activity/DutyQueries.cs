using Workspace.Files;
using Workspace.Invitations;
using Workspace.Spaces;
using Workspace.Texts.Named;
using Workspace.Tools;

namespace Workspace.Activity;

/// <summary>What waits for a person in a space, tool by tool.</summary>
public sealed class DutyQueries(SpaceAccess spaces, Toolbox toolbox, FileDoor files, Glances glances, ILogger<DutyQueries> log)
{
    private const int MostOfOneTool = 50;

    /// <summary>The person must be a member with a seat: the caller has just read that.</summary>
    public Task<IReadOnlyList<WaitingDuty>> InSpaceAsync(Guid personId, Guid spaceId, CancellationToken ct = default) =>
        glances.GetAsync(spaceId, personId, Glances.Duties, () => ReadAsync(personId, spaceId, ct));

    private async Task<IReadOnlyList<WaitingDuty>> ReadAsync(Guid personId, Guid spaceId, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsAsync(personId, spaceId, Role.Reader, ct: ct);
        if (visit.IsArchived)
        {
            return [];
        }

        var waiting = new List<WaitingDuty>();
        foreach (var tool in toolbox.All.Where(tool => visit.Has(tool.Key)))
        {
            waiting.AddRange((await AskAsync(tool, visit, ct)).Take(MostOfOneTool).Select(duty => new WaitingDuty(spaceId, visit.SpaceName, tool.Key, duty)));
        }

        waiting.AddRange((await NamedDuties.ReadAsync(visit, toolbox, ct)).Select(named => new WaitingDuty(spaceId, visit.SpaceName, named.Tool, named.Duty)));
        waiting.AddRange((await MemberDuties.ReadAsync(visit, ct)).Select(duty => new WaitingDuty(spaceId, visit.SpaceName, MemberDuties.Key, duty)));
        waiting.AddRange((await FileDuties.ReadAsync(visit, files, ct)).Select(duty => new WaitingDuty(spaceId, visit.SpaceName, FileDoor.OwnTool, duty)));
        return waiting;
    }

    // Every page asks every tool: one that fails must not take the others' pages with it.
    private async Task<IReadOnlyList<Duty>> AskAsync(ITool tool, Visit visit, CancellationToken ct)
    {
        try
        {
            return await tool.DutiesAsync(visit, ct);
        }
        catch (Exception error) when (error is not (Refusal or OperationCanceledException))
        {
            log.LogError(error, "The duties of {Tool} could not be read", tool.Key);
            return [];
        }
    }
}

/// <summary>Something that waits for one person, and where.</summary>
public sealed record WaitingDuty(Guid SpaceId, string SpaceName, string Tool, Duty Duty);
