using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;

namespace Workspace.Tools.Notes;

/// <summary>Notes: what a group wants to remember.</summary>
public sealed class NotesTool : ITool
{
    public const string Notes = "notes";

    public string Key => Notes;
    public string Name => "Notes";
    public string Icon => "pin";
    public int Order => 90;
    public char Letter => 'n';

    public void AddServices(IServiceCollection services) => services.AddScoped<NoteActions>().AddScoped<NoteQueries>();

    public Told? Tell(Event happened) => happened.Kind switch
    {
        NoteEvents.Written => new("wrote", "a note", $"/spaces/{happened.SpaceId}/notes"),
        NoteEvents.Finished => new("finished", "a note", $"/spaces/{happened.SpaceId}/notes"),
        _ => null,
    };

    public async Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) =>
        await services.GetRequiredService<NoteActions>().WriteAsync(space.SpaceId, "Ask the printers about the large-type edition", ct);
}
