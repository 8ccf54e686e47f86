using Workspace.Activity.Shell;
using Workspace.Spaces;
using Workspace.Ui.Kit;

namespace Workspace.Ui;

/// <summary>The places one can go to from a page: in a fixed order, and only those that are there for this person.</summary>
public static class FrameNav
{
    public static IReadOnlyList<IReadOnlyList<NavItem>> Space(HereFacts here, PathString path)
    {
        var start = here.Space.Address;
        NavItem Place(string name, string icon, string part, char go, bool changed = false) =>
            new(name, icon, $"{start}/{part}", go, Changed: changed, Current: path.StartsWithSegments($"{start}/{part}", StringComparison.OrdinalIgnoreCase));

        var tools = here.Tools.Select(t => Place(t.Tool.Name, t.Tool.Icon, t.Tool.Key, t.Tool.Letter, t.Changed) with { Duties = t.Duties });
        var rest = new List<NavItem> { Place("People", "users", "people", 'p', here.PeopleChanged), Place("Activity", "activity", "activity", 'a') };
        if (here.Space.Role == Role.Owner)
        {
            rest.Add(Place("Settings", "settings-2", "settings", 's'));
        }

        return [[new("Overview", "layout-grid", start, 'o', Current: path.Equals(start, StringComparison.OrdinalIgnoreCase)), .. tools], rest];
    }

    public static IReadOnlyList<IReadOnlyList<NavItem>> Office(PathString path)
    {
        NavItem Place(string name, string icon, string address, char go) => new(name, icon, address, go, Current: path.StartsWithSegments(address, StringComparison.Ordinal));

        return
        [
            [
                new("Overview", "layout-grid", "/office", 'o', Current: path.Equals("/office", StringComparison.Ordinal)),
                Place("Seats", "id-card", "/office/seats", 't'),
                Place("Licences", "file-text", "/office/licences", 'l'),
                Place("People", "users", "/office/people", 'p'),
            ],
            [
                Place("Organisations", "building-2", "/office/affiliations", 'b'),
                Place("Files", "paperclip", "/office/files", 'f'),
                Place("Audit", "shield", "/office/audit", 'u'),
                Place("Settings", "settings-2", "/office/organisation", 's'),
            ],
        ];
    }

    /// <summary>Behind one's initials.</summary>
    public static IReadOnlyList<NavItem> You(ShellFacts facts)
    {
        NavItem[] own = [new("Your profile", "user", "/profile"), new("Your seat", "id-card", "/seat"), new("Where you are signed in", "key-round", "/profile/sessions")];
        return facts.IsAdministrator ? [.. own, new("Seats and people", "landmark", "/office")] : own;
    }
}
