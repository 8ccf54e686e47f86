using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Workspace.Tests.Ui.Kit;

/// <summary>Draws one component of the kit on its own, as the server would.</summary>
public static class Drawing
{
    public static async Task<IElement> OfAsync<T>(params (string Name, object? Value)[] parameters) where T : IComponent =>
        new HtmlParser().ParseDocument($"<body>{await HtmlAsync<T>(parameters)}</body>").Body!;

    public static async Task<string> HtmlAsync<T>(params (string Name, object? Value)[] parameters) where T : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<AntiforgeryStateProvider, NoToken>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString());
    }

    public static RenderFragment Text(string words) => builder => builder.AddContent(0, words);

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
