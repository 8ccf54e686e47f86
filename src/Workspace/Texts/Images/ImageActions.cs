using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Texts.Images;

/// <summary>Keeps pictures with the text they stand in, for whoever may write there.</summary>
public sealed class ImageActions(SpaceAccess spaces, SharedTexts texts)
{
    /// <summary>Refuses whoever may not put a picture into the text, before anything of it is read.</summary>
    public async Task CheckAsync(Guid spaceId, Guid textId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        await CheckAsync(visit, textId, ct);
    }

    /// <summary>Keeps the picture and answers its address.</summary>
    public async Task<string> AddAsync(Guid spaceId, Guid textId, byte[] bytes, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        await CheckAsync(visit, textId, ct);
        if (await visit.Query<TextImage>().CountAsync(i => i.TextId == textId, ct) >= TextImage.MaxOfOneText)
        {
            throw Refusal.Wrong($"This text has {TextImage.MaxOfOneText} pictures. It takes no more.");
        }

        var image = TextImage.Keep(spaceId, textId, bytes, visit.PersonId, visit.Now);
        visit.Add(image);
        await visit.SaveAsync(ct);
        return $"/spaces/{spaceId}/texts/{textId}/images/{image.Id}";
    }

    /// <summary>The picture, for whoever reads the text.</summary>
    public async Task<(string Type, byte[] Bytes)> ReadAsync(Guid spaceId, Guid textId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        if (await texts.RightAsync(visit, textId, ct) < TextRight.Read)
        {
            throw Refusal.NotFound();
        }

        var image = await visit.Query<TextImage>().FirstOrDefaultAsync(i => i.Id == id && i.TextId == textId, ct) ?? throw Refusal.NotFound();
        return (image.Type, image.Bytes);
    }

    private async Task CheckAsync(Visit visit, Guid textId, CancellationToken ct)
    {
        var right = await texts.RightAsync(visit, textId, ct);
        if (right < TextRight.Suggest)
        {
            throw right < TextRight.Read ? Refusal.NotFound() : Refusal.Forbidden("You can read this. You cannot add pictures to it.");
        }
    }
}
