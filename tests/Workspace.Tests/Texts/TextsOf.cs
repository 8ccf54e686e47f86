using Microsoft.Extensions.DependencyInjection;
using Workspace.Prose;
using Workspace.Tests.Live;
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

    /// <summary>An editor of this person at the text.</summary>
    public static async Task<Editor> EditAsync(this TestWorkspace w, Actor actor, Guid text, Editor? editor = null) => await w.EditAsync(await w.SignInAsync(actor), text, editor);

    public static async Task<Editor> EditAsync(this TestWorkspace w, Browser browser, Guid text, Editor? editor = null) =>
        await (await (editor ?? new Editor(text)).ConnectAsync(await w.Server.ConnectAsync(browser, hub: "/live/texts"))).OpenedAsync();

    /// <summary>The text as the database has it.</summary>
    public static async Task<string> StoredAsync(this TestWorkspace w, Guid text) =>
        Workspace.Prose.Text.PlainText.Of((await w.InTextsAsync(w.Ann, (texts, visit) => texts.ReadAsync(visit, text))).Doc);

    public static Task<T> InTextsAsync<T>(this TestWorkspace w, Actor actor, Func<SharedTexts, Visit, Task<T>> act) => w.DoAsync<SpaceAccess, T>(actor, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return await act(w.Service<SharedTexts>(), visit);
    });

    public static Task<T> InHistoryAsync<T>(this TestWorkspace w, Actor actor, Func<Workspace.Texts.History.TextHistory, Visit, Task<T>> act) => w.DoAsync<SpaceAccess, T>(actor, async spaces =>
    {
        await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Reader);
        return await act(w.Service<Workspace.Texts.History.TextHistory>(), visit);
    });
}
