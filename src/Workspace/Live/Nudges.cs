using Workspace.Activity;
using Workspace.Spaces;

namespace Workspace.Live;

/// <summary>Tells the pages about a thing to look again where no event may say why: a secret vote leaves no line in the record. Pages of this server only; others hear the next event.</summary>
public sealed class Nudges(OpenPages pages, Glances glances, TimeProvider clock)
{
    internal const string Kind = "nudge";

    public void About(Visit visit, Guid thing)
    {
        glances.ForgetDuties(visit.SpaceId, visit.PersonId);
        pages.Tell([new Event { OrganisationId = visit.OrganisationId, SpaceId = visit.SpaceId, Kind = Kind, SubjectId = thing, At = clock.GetUtcNow() }]);
    }
}
