using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.People.Profile;

/// <summary>Changes what people may change of their own account.</summary>
public sealed class ProfileActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    public async Task ChangeAsync(ProfileForm form, CancellationToken ct = default)
    {
        var id = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id, ct);
        var before = Facts(person);
        var name = Fields.At(nameof(form.Name), () => NameText.Read(form.Name, Person.MaxName, "your name"));
        Fields.At(nameof(form.Initials), () => Text.OptionalLine(form.Initials, Person.MaxInitials, "your initials"));
        Fields.At(nameof(form.TimeZone), () => person.Introduce(name, form.Initials, form.TimeZone ?? ""));
        Fields.At(nameof(form.Theme), () => person.Prefer(form.Theme, form.SingleKeys, form.ShowsPresence));
        // A name is how others know somebody, so both are kept; how the pages look to them is nobody else's business.
        var changed = Facts(person).Where(fact => before[fact.Key] != fact.Value).ToDictionary(fact => fact.Key, fact => fact.Key == "name" ? (object)new { from = before[fact.Key], to = fact.Value } : true);
        if (changed.Count > 0)
        {
            db.Add(PeopleEvents.Happened(PeopleEvents.ProfileChanged, person, clock.GetUtcNow(), changed));
            await db.SaveChangesAsync(ct);
        }
    }

    private static Dictionary<string, string> Facts(Person person) => new(StringComparer.Ordinal)
    {
        ["name"] = person.Name,
        ["initials"] = person.Initials,
        ["timeZone"] = person.TimeZone,
        ["preferences"] = $"{person.Theme} {person.SingleKeys} {person.ShowsPresence}",
    };
}
