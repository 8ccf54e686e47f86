using Workspace.Search.Finding;
using Workspace.Search.Language;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Search.Panel;

/// <summary>Places to go and things to begin, by their words.</summary>
internal sealed class PanelCommands(Toolbox toolbox)
{
    private static readonly SearchCommand[] Everywhere =
    [
        new("Go to Home", "house", "/"), new("Go to your spaces", "layout-grid", "/spaces"), new("Go to your profile", "user", "/profile"), new("Go to your seat", "id-card", "/seat"),
        new("What you were typing", "pencil", "/drafts"), new("Saved searches", "search", "/search"), new("Help", "info", "/help"),
    ];

    /// <summary>Those in which every word typed begins a word; all that matter here where nothing is typed.</summary>
    public IEnumerable<Suggestion> Of(string[] words, IReadOnlyList<MyPlace> mine, MyPlace? here)
    {
        var offered = here is null ? [] : Here(here);
        var all = words.Length == 0 ? (here is null ? mine.Where(place => !place.IsArchived).Select(Space).Concat(Everywhere) : offered) : offered.Concat(mine.Select(Space)).Concat(Everywhere);
        return all.Where(command => Matches(command.Words, words)).Select(command => new Suggestion(command.Words, here is not null && command.Address.StartsWith($"/spaces/{here.Id}", StringComparison.Ordinal) ? here.Name : "", command.Icon, command.Address));
    }

    private IEnumerable<SearchCommand> Here(MyPlace here)
    {
        var tools = toolbox.All.Where(tool => SpaceTools.IsOn(here.ToolsOff, tool.Key)).ToList();
        var begin = here.IsArchived ? [] : tools.SelectMany(tool => tool.Offers(here.Id, here.Role));
        return [.. begin, .. tools.Select(tool => new SearchCommand($"Go to {tool.Name}", tool.Icon, $"/spaces/{here.Id}/{tool.Key}")), new("Go to Overview", "layout-grid", $"/spaces/{here.Id}"), new("Go to People", "users", $"/spaces/{here.Id}/people"), new("Go to Activity", "activity", $"/spaces/{here.Id}/activity")];
    }

    private static SearchCommand Space(MyPlace place) => new($"Go to {place.Name}", "layout-grid", $"/spaces/{place.Id}");

    private static bool Matches(string command, string[] words)
    {
        string[] own = [.. Word.In(command).Select(word => word.Folded)];
        return words.All(word => own.Any(o => o.StartsWith(word, StringComparison.Ordinal)));
    }
}
