namespace Workspace.Files.Kinds;

/// <summary>Takes out of a picture what it tells besides itself: place, time, camera, thumbnail, comments, and whatever hangs behind its end. It is never decoded.</summary>
public static class Pictures
{
    public const long MostPixels = 50_000_000;

    public static byte[] Clean(FileKind kind, byte[] bytes, string name)
    {
        try
        {
            var writer = new MemoryStream(bytes.Length);
            var (width, height) = kind.Key switch
            {
                "png" => PngStrip.Strip(bytes, writer),
                "jpeg" => JpegStrip.Strip(bytes, writer),
                "gif" => GifStrip.Strip(bytes, writer),
                _ => WebPStrip.Strip(bytes, writer),
            };
            return (long)width * height is > 0 and <= MostPixels ? writer.ToArray() : throw FileJudge.No(name, "has more than 50 million points. Save it smaller, and send it again.");
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException or OverflowException)
        {
            throw FileJudge.No(name, "is a picture that is damaged. Look whether it opens, and send it again.");
        }
    }
}
