using System.IO.Compression;
using System.Text;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>Small archives.</summary>
internal static class Zips
{
    public static byte[] Of(params (string Name, string Text)[] files) => Of([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    public static byte[] Of(params (string Name, byte[] Bytes)[] files)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var file = zip.CreateEntry(name).Open();
                file.Write(bytes);
            }
        }

        return to.ToArray();
    }
}
