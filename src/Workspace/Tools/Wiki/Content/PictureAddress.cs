using Workspace.Texts.Images;

namespace Workspace.Tools.Wiki.Content;

/// <summary>The address of a picture in a text of a space.</summary>
public sealed record PictureAddress(Guid SpaceId, Guid TextId, Guid Id)
{
    public static string Of(TextImage image) => $"/spaces/{image.SpaceId}/texts/{image.TextId}/images/{image.Id}";

    /// <summary>What the address means, or null where it is none of such a picture.</summary>
    public static PictureAddress? Read(string src) => src.Split('/') switch
    {
        ["", "spaces", var space, "texts", var text, "images", var image] when Guid.TryParse(space, out var spaceId) && Guid.TryParse(text, out var textId) && Guid.TryParse(image, out var id) => new(spaceId, textId, id),
        _ => null,
    };

    /// <summary>The pictures that documents show, by address.</summary>
    public static IEnumerable<PictureAddress> In(IEnumerable<Prose.Node> docs) =>
        docs.SelectMany(DocLinks.All).Where(n => n.Type.Name == "image").Select(n => Read(n.Attrs.Text("src"))).OfType<PictureAddress>().Distinct();
}
