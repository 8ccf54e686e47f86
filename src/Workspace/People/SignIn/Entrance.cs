using Workspace.Data;

namespace Workspace.People.SignIn;

/// <summary>What a first proof opened: a session, or the question for the second step.</summary>
public sealed record Entry(string? Secret, HalfWay? HalfWay);

/// <summary>Somebody who gave a first proof and is asked for the second step. It opens nothing by itself.</summary>
/// <param name="Stamp">Of the account at that moment: a new password or a reset in between makes it worthless.</param>
/// <param name="How">The first proof in a word.</param>
public sealed record HalfWay(Guid PersonId, string Stamp, string How);

/// <summary>The one door behind every first proof: whoever has set up a second step is asked for it, however they came.</summary>
public sealed class Entrance(Sessions sessions)
{
    internal async Task<Entry> AdmitAsync(WorkspaceDb db, Person person, Visitor visitor, string how, CancellationToken ct) => person.TwoFactorEnabled
        ? new(null, new(person.Id, person.SecurityStamp ?? "", how))
        : new(await sessions.BeginAsync(db, person, visitor, how, ct), null);
}
