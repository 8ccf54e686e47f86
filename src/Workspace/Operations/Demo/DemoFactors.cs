using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.People.Factors;

namespace Workspace.Operations.Demo;

/// <summary>One administrator of the example has set up a second step: an app and recovery codes, one of which is used. Nobody knows the seed.</summary>
internal static class DemoFactors
{
    public static async Task SetUpAsync(WorkspaceDb db, Seeds seeds, DateTimeOffset now, CancellationToken ct)
    {
        var email = DemoPeople.Email(DemoPeople.SecondAdministrator);
        var person = await db.Set<Person>().SingleAsync(p => p.Email == email, ct);
        person.TwoFactorEnabled = true;
        db.Add(Authenticator.Add(person.Id, seeds.Hide(person.Id, Totp.NewSeed()), 0, now.AddDays(-20)));
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Make(person.Id).Row).ToArray();
        codes[0].Use(now.AddDays(-4));
        db.AddRange(codes.AsEnumerable());
    }
}
