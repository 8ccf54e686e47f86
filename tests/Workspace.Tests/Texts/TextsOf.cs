using Microsoft.Extensions.DependencyInjection;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;

namespace Workspace.Tests.Texts;

/// <summary>Begins texts and enters them as somebody of the cast.</summary>
public static class TextsOf
{
    public const string Tool = "risks";

    public static T Service<T>(this TestWorkspace w) where T : notnull => w.Server.Services.GetRequiredService<T>();

    public static async Task<Guid> BeginTextAsync(this TestWorkspace w, Node doc, TextRules? rules = null)
    {
        var id = Guid.CreateVersion7();
        await w.InTextsAsync(w.Ben, async (texts, visit) =>
        {
            texts.Begin(visit, new NewText(id, Tool, id, "test.edited", doc) { Rules = rules ?? TextRules.Open });
            await visit.SaveAsync();
            return true;
        });
        return id;
    }

    public static Task<T> InTextsAsync<T>(this TestWorkspace w, Actor actor, Func<SharedTexts, Visit, Task<T>> act) => w.DoAsync<SpaceAccess, T>(actor, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return await act(w.Service<SharedTexts>(), visit);
    });
}
