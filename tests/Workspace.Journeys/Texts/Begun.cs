using Microsoft.Extensions.DependencyInjection;
using Workspace.Prose;
using Workspace.Prose.Text;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Journeys.Texts;

/// <summary>Texts to write in, begun and read past any tool's pages.</summary>
internal static class Begun
{
    private const string Tool = "risks";

    public static Task<Guid> BeginAsync(this TestWorkspace w, TextRules rules, params string[] paragraphs) => w.WithTextsAsync(w.Ann, async (texts, visit) =>
    {
        var (id, schema) = (Guid.CreateVersion7(), Schema.Standard);
        texts.Begin(visit, new NewText(id, Tool, id, "test.edited", schema.Node("doc", paragraphs.Select(p => schema.Node("paragraph", [schema.Text(p)])))) { Rules = rules });
        await visit.SaveAsync();
        return id;
    });

    public static Task AllowAsync(this TestWorkspace w, Guid text, TextRules rules) => w.WithTextsAsync(w.Ann, async (texts, visit) =>
    {
        (await texts.FindAsync(visit, text)).Allow(rules);
        await visit.SaveAsync();
        return true;
    });

    public static Task<string> StoredAsync(this TestWorkspace w, Guid text) => w.WithTextsAsync(w.Ann, async (texts, visit) => PlainText.Of((await texts.ReadAsync(visit, text)).Doc));

    private static Task<T> WithTextsAsync<T>(this TestWorkspace w, Actor actor, Func<SharedTexts, Visit, Task<T>> act) => w.DoAsync<SpaceAccess, T>(actor, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return await act(w.Server.Services.GetRequiredService<SharedTexts>(), visit);
    });
}
