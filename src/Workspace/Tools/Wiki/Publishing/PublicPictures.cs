using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Spaces.Publishing;
using Workspace.Texts;
using Workspace.Texts.Images;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Publishing;

/// <summary>The pictures that strangers may see: those that stand in a page of the publication now. Not what was taken out of it, and not what somebody only suggests.</summary>
public sealed class PublicPictures(SharedTexts texts)
{
    public async Task<TextImage?> FindAsync(PublicVisit stranger, Guid id, CancellationToken ct = default)
    {
        var image = await stranger.Visit.Query<TextImage>().FirstOrDefaultAsync(i => i.Id == id, ct);
        var tree = image is null ? null : new PublicTree(await PageTree.ReadAsync(stranger.Visit, ct), stranger.Publication);
        return image is not null && tree!.Shows(image.TextId) && await StandsAsync(stranger, tree, image, ct) ? image : null;
    }

    // In its own page nearly always; else in one that it was copied into.
    private async Task<bool> StandsAsync(PublicVisit stranger, PublicTree tree, TextImage image, CancellationToken ct)
    {
        foreach (var pageId in tree.All().Select(p => p.Page.Id).OrderByDescending(page => page == image.TextId))
        {
            if (Shows((await texts.ReadAsync(stranger.Visit, pageId, ct)).Doc, image.Id)) return true;
        }
        return false;
    }

    private static bool Shows(Node doc, Guid id)
    {
        var found = false;
        doc.Descendants((node, _, _, _) =>
        {
            if (node.Marks.Any(m => m.Type.Name == "insertion")) return false;
            found |= node.Type.Name == "image" && PictureAddress.Read(node.Attrs.Text("src"))?.Id == id;
            return !found;
        });
        return found;
    }
}
