using Workspace.Activity.Shell;
using Workspace.People;

namespace Workspace.Spaces.Help;

/// <summary>Names those who help the person asking; a stranger learns no name.</summary>
public sealed class HelpQueries(ShellQueries shell, HelperQueries helpers, CurrentPerson current)
{
    private const int MostSpaces = 12;

    public async Task<HelpNames> ReadAsync(CancellationToken ct = default)
    {
        if (current.SignedIn is not { } me)
        {
            return new([], []);
        }

        var facts = await shell.ReadAsync(me.PersonId, null, ct);
        var spaces = new List<SpaceHelp>();
        foreach (var space in facts.Spaces.Where(s => s.ArchivedAt is null).Take(MostSpaces))
        {
            spaces.Add(new(space.Name, space.Address, await helpers.OfSpaceAsync(space.Id, ct)));
        }

        return new(spaces, await helpers.AdministratorsAsync(me.OrganisationId, ct));
    }
}

/// <summary>Who helps, space by space, and who gives seats.</summary>
public sealed record HelpNames(IReadOnlyList<SpaceHelp> Spaces, IReadOnlyList<string> Administrators);

/// <summary>Who helps in one space.</summary>
public sealed record SpaceHelp(string Name, string Address, IReadOnlyList<string> Helpers);
