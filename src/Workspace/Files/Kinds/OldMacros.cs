namespace Workspace.Files.Kinds;

/// <summary>Looks for macros in the documents of older Offices: the names of their storages stand in the file as they are.</summary>
public static class OldMacros
{
    private const int AtOnce = 128 * 1024;

    private static readonly byte[][] Marks = [.. new[] { "_VBA_PROJECT", "Macros", "VBA" }.Select(System.Text.Encoding.Unicode.GetBytes)];

    public static async Task<bool> AreInAsync(Stream file, CancellationToken ct = default)
    {
        file.Position = 0;
        var (buffer, kept) = (new byte[AtOnce], 0);
        while (true)
        {
            var read = await file.ReadAtLeastAsync(buffer.AsMemory(kept), buffer.Length - kept, throwOnEndOfStream: false, ct);
            var length = kept + read;
            if (Array.Exists(Marks, mark => buffer.AsSpan(0, length).IndexOf(mark) >= 0))
            {
                return true;
            }

            if (read == 0)
            {
                return false;
            }

            kept = Math.Min(32, length); // a mark may lie across two pieces
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }
    }
}
