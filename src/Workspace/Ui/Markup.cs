using Microsoft.AspNetCore.Components;

namespace Workspace.Ui;

/// <summary>
/// A piece of a page written in one go, for long lists: <c>Markup.Of($"&lt;td&gt;{name}&lt;/td&gt;")</c>. The words between the holes are ours, and
/// every hole is encoded, except another piece. The one place beside written text where HTML is not made by Razor.
/// </summary>
public readonly struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>The piece. Only an interpolated string can be given, so that nothing gets in without being encoded.</summary>
    public static Markup Of(MarkupHandler html) => new(html.Finish());

    /// <summary>Rows of a list, each a piece: a tenth of what the same elements cost one by one.</summary>
    public static RenderFragment Each<T>(IEnumerable<T> rows, Func<T, Markup> row) => page =>
    {
        foreach (var one in rows)
        {
            page.AddMarkupContent(0, row(one)._html);
        }
    };

    public static implicit operator RenderFragment(Markup piece) => page => page.AddMarkupContent(0, piece._html);

    public override string ToString() => _html ?? "";
}
