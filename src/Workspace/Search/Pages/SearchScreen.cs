using Microsoft.AspNetCore.Components;
using Workspace.Search.Finding;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Search.Pages;

/// <summary>Reads what was asked from the address, and finds it: over all spaces, or in the one of the page.</summary>
public abstract class SearchScreen : WorkspacePage
{
    [Inject] private SearchQueries Queries { get; set; } = null!;

    protected SearchRequest Asked { get; private set; } = new();

    protected SearchResults Results { get; private set; } = new();

    protected SearchChoices Choices { get; private set; } = new([], [], []);

    protected async Task SearchAsync(Guid? spaceId)
    {
        Asked = SearchRequest.Read(Http.Request.Query, spaceId);
        Choices = await Queries.ChoicesAsync(Asked, Stop);
        await TryAsync(async () => Results = await Queries.FindAsync(Asked, Stop)); // a date that cannot be read is said at its field
    }

    protected string Title(string place) => Asked.Text.Length > 0 ? $"“{Asked.Text}” · {place}" : place;
}
