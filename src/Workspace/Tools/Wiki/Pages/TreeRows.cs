using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Workspace.Tools.Wiki.Pages;

/// <summary>The tree of pages as nested lists of links; a large one is folded below its second level. Written without a component for each row: a wiki has hundreds.</summary>
public sealed class TreeRows : ComponentBase
{
    private const int MostUnfolded = 80, Unfolded = 2;

    [Parameter, EditorRequired] public PageTree Tree { get; set; } = null!;
    [Parameter, EditorRequired] public Guid SpaceId { get; set; }
    [Parameter] public Guid? Top { get; set; }
    [Parameter] public Guid? Present { get; set; }
    [Parameter] public IReadOnlySet<Guid> Changed { get; set; } = new HashSet<Guid>();
    [Parameter] public int Levels { get; set; } = PageTree.MostLevels;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => List(builder, Tree.Children(Top), 1, "tree");

    private void List(RenderTreeBuilder builder, IEnumerable<TreeNode> pages, int level, string? style)
    {
        builder.OpenElement(0, "ul");
        builder.AddAttribute(1, "class", style);
        foreach (var page in pages) Row(builder, page, level);
        builder.CloseElement();
    }

    private void Row(RenderTreeBuilder builder, TreeNode page, int level)
    {
        builder.OpenElement(2, "li");
        builder.AddAttribute(3, "id", $"page-{page.Id}");
        if (Changed.Contains(page.Id)) builder.AddAttribute(4, "class", "changed");
        builder.OpenElement(5, "a");
        builder.AddAttribute(6, "href", WikiAddresses.ToPage(SpaceId, page.Id));
        if (page.Id == Present) builder.AddAttribute(7, "aria-current", "page");
        builder.AddContent(8, page.Title);
        if (Changed.Contains(page.Id)) Mark(builder, "hidden-text", " Changed.");
        if (page.IsTemplate) Mark(builder, "badge", "Template");
        builder.CloseElement();
        if (level < Levels && Tree.Children(page.Id).Any()) Below(builder, page, level);
        builder.CloseElement();
    }

    private void Below(RenderTreeBuilder builder, TreeNode page, int level)
    {
        if (Tree.Count <= MostUnfolded)
        {
            List(builder, Tree.Children(page.Id), level + 1, null);
            return;
        }
        builder.OpenElement(12, "details");
        builder.AddAttribute(13, "id", $"below-{page.Id}");
        builder.AddAttribute(14, "open", level < Unfolded);
        builder.OpenElement(15, "summary");
        Mark(builder, "hidden-text", $"Pages below {page.Title}");
        builder.CloseElement();
        List(builder, Tree.Children(page.Id), level + 1, null);
        builder.CloseElement();
    }

    private static void Mark(RenderTreeBuilder builder, string style, string words)
    {
        builder.OpenElement(9, "span");
        builder.AddAttribute(10, "class", style);
        builder.AddContent(11, words);
        builder.CloseElement();
    }
}
