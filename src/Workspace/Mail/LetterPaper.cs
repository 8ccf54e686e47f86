using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Workspace.Operations;

namespace Workspace.Mail;

/// <summary>Writes a message out: once as plain text, once as HTML that a phone shows well. Links become whole addresses here.</summary>
public sealed class LetterPaper(PublicAddress address, IServiceProvider services, ILoggerFactory loggers)
{
    private const string SecretMark = "{secret}";

    public async Task<Envelope> WriteAsync(Guid id, string name, string to, string organisation, Message message, string? secret)
    {
        var whole = Whole(message, secret);
        return new(id, name, to, whole.Subject, Plain(whole, organisation), await HtmlAsync(whole, organisation), whole.StopAddress is { } stop ? stop + "/now" : null);
    }

    private Message Whole(Message message, string? secret) => message with
    {
        Address = Link(message.Address, secret),
        StopAddress = Link(message.StopAddress, null),
        Sections = [.. message.Sections.Select(s => s with { Items = [.. s.Items.Select(i => i with { Address = Link(i.Address, null) })] })],
    };

    private string? Link(string? path, string? secret) => path is null ? null : address.Link(secret is null ? path : path.Replace(SecretMark, secret, StringComparison.Ordinal));

    private static string Plain(Message message, string organisation)
    {
        var text = new StringBuilder();
        foreach (var line in message.Lines)
        {
            text.Append(line).Append("\n\n");
        }

        foreach (var section in message.Sections)
        {
            text.Append(section.Title).Append('\n').Append('-', section.Title.Length).Append('\n');
            foreach (var item in section.Items)
            {
                text.Append("* ").Append(item.Title).Append('\n').Append(item.Detail is null ? "" : $"  {item.Detail}\n").Append(item.Address is null ? "" : $"  {item.Address}\n");
            }

            text.Append('\n');
        }

        text.Append(message.Address is null ? "" : $"{message.Button}:\n{message.Address}\n\n");
        text.AppendJoin("", message.After.Select(line => line + "\n\n"));
        return text.Append("-- \n").Append(organisation).Append(message.StopAddress is null ? "" : $"\nChoose which mails you get, or stop them: {message.StopAddress}").Append('\n').ToString();
    }

    private async Task<string> HtmlAsync(Message message, string organisation)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<LetterView>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(LetterView.Message)] = message,
            [nameof(LetterView.Organisation)] = organisation,
        }))).ToHtmlString());
    }
}
