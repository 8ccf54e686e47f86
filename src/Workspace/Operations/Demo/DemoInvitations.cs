using Workspace.Data;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Operations.Demo;

/// <summary>People on their way into the example: invitations, a request to join, seats asked for, a list that waits for seats.</summary>
internal sealed class DemoInvitations(WorkspaceDb db, Organisation organisation, IReadOnlyList<(string Body, Person Person)> people, DateTimeOffset now)
{
    public void Send(Guid reform, Guid lenders, Guid administrator)
    {
        var owner = people[0].Person.Id;
        db.Add(Invite(reform, new Guest(1, "Sian Howell", "sian.howell@example.org", Role.Contributor, GuestKind.New), owner, now.AddDays(-3)));
        db.Add(Invite(reform, new Guest(2, "", "registrar@example.org", Role.Reader, GuestKind.New), owner, now.AddDays(-30)));
        db.Add(JoinRequest.Ask(lenders, Of("Nora Lindqvist"), "We study how lenders sign and would share what we find.", now.AddHours(-5)));
        db.Add(SeatRequest.Ask(organisation.Id, Of(DemoPeople.Lapsed), "The evidence from legal aid cases is due in March.", now.AddDays(-2)));
        db.Add(List(reform, owner, "One more round of readers for the guidance.", "Mark Ellery", "Dana Fox", "Hugh Penrose"));
        var asked = List(reform, owner, "County registrars for the pilot.", "Ivo Brandt", "Sheila Marsh", "Tariq Aziz", "Petra Novak", "Colm Daly", "Agnes Reid");
        asked.Ask(now.AddHours(-3));
        db.Add(asked);
        db.Add(List(null, administrator, "", "Lewis Hart"));
    }

    private Invitation Invite(Guid space, Guest guest, Guid by, DateTimeOffset at) => Invitation.Make(organisation.Id, space, guest, "We would like to hear from you on digital deeds.", by, Secret.Hash(Secret.Make()), at);

    private InvitationBatch List(Guid? space, Guid by, string message, params string[] names) => InvitationBatch.Draw(organisation.Id, space, by, message,
        [.. names.Select((name, i) => new Guest(i + 1, name, DemoPeople.Email(name), Role.Reader, GuestKind.New)), new Guest(names.Length + 1, "", "not an address", Role.Reader, GuestKind.Wrong, "Enter an email address like name@example.org.")], now);

    private Guid Of(string name) => people.First(p => p.Person.Name == name).Person.Id;
}
