namespace Workspace.Texts.Writing;

/// <summary>What does not change about a text while it is open.</summary>
internal sealed record OpenText(Guid Id, Guid SpaceId, Guid OrganisationId, Guid ThingId, string Edited);
