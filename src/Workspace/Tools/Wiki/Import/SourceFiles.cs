using System.IO.Compression;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Takes the pages and pictures out of an archive or a folder, within limits.</summary>
public sealed class SourceFiles(ImportLimits limits)
{
    private readonly List<SourceFile> _files = [];
    private readonly List<ImportNote> _notes = [];
    private long _total;
    private int _pages;

    public IReadOnlyList<SourceFile> Files => _files;
    public IReadOnlyList<ImportNote> Notes => _notes;

    public static SourceFiles FromZip(byte[] archive, ImportLimits? limits = null, CancellationToken ct = default)
    {
        var files = new SourceFiles(limits ?? new ImportLimits());
        if (archive.LongLength > files.Limit.Archive) throw Refusal.Wrong($"This archive is larger than {Mega(files.Limit.Archive)}. Divide it.", "File");
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive, writable: false), ZipArchiveMode.Read);
            files.Take(zip, ct);
        }
        catch (InvalidDataException)
        {
            throw Refusal.Wrong("This is not a zip archive, or it is damaged. Make it anew and send it again.", "File");
        }
        return files;
    }

    public static SourceFiles FromFolder(string folder, ImportLimits? limits = null, CancellationToken ct = default)
    {
        var files = new SourceFiles(limits ?? new ImportLimits());
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        foreach (var path in Directory.EnumerateFiles(folder, "*", all).Order(StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (files.Wanted(name) is not { } most) continue;
            if (new FileInfo(path).Length > most) throw TooLarge(name, most);
            files.Add(name, File.ReadAllBytes(path));
        }
        return files;
    }

    private ImportLimits Limit => limits;

    private void Take(ZipArchive zip, CancellationToken ct)
    {
        if (zip.Entries.Count > limits.Files) throw Refusal.Wrong($"This archive holds more than {limits.Files:N0} files. Divide it.", "File");
        var common = CommonFolder(zip);
        foreach (var entry in zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith('/')) continue;
            if (SafePath.Problem(entry.FullName, limits.Depth) is { } problem) throw Refusal.Wrong($"“{Shown(entry.FullName)}” in this archive cannot be imported. {problem}", "File");
            if (Wanted(entry.FullName) is { } most) Add(entry.FullName[common.Length..], Unpack(entry, most));
        }
    }

    // What everything lies in together ("handbook-main/") is no part of the tree.
    private static string CommonFolder(ZipArchive zip)
    {
        var names = zip.Entries.Select(e => e.FullName).Where(n => !n.EndsWith('/') && !IsClutter(n)).ToList();
        var first = names.Count == 0 ? -1 : names[0].IndexOf('/', StringComparison.Ordinal);
        if (first < 0) return "";
        var folder = names[0][..(first + 1)];
        return names.TrueForAll(n => n.StartsWith(folder, StringComparison.Ordinal)) ? folder : "";
    }

    /// <summary>How large the file may be, or null where it is left out.</summary>
    private long? Wanted(string name)
    {
        if (IsClutter(name)) return null;
        if (SourceFile.IsPageName(name)) return limits.Page;
        if (SourceFile.IsPictureName(name)) return limits.Picture;
        _notes.Add(new(Shown(name), 0, "This kind of file is left out: pages are .md, pictures .png, .jpg, .gif or .webp."));
        return null;
    }

    // What operating systems and tools leave behind is nobody's page.
    private static bool IsClutter(string name) => name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Split('/').Any(part => part is ['.', _, ..] && part is not "..") || name.EndsWith("Thumbs.db", StringComparison.Ordinal);

    // The archive's own word for a size is not believed: what comes out is counted while it comes.
    private byte[] Unpack(ZipArchiveEntry entry, long most)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            to.Write(buffer, 0, read);
            if (to.Length > most) throw TooLarge(entry.FullName, most);
            if (to.Length > 64 * 1024 && to.Length / limits.Ratio > entry.CompressedLength) throw Refusal.Wrong($"“{Shown(entry.FullName)}” grows to more than {limits.Ratio} times its packed size. Such archives are not unpacked.", "File");
        }
        return to.ToArray();
    }

    private void Add(string name, byte[] bytes)
    {
        if ((_total += bytes.Length) > limits.All) throw Refusal.Wrong($"This is more than {Mega(limits.All)} when unpacked. Divide it.", "File");
        var file = new SourceFile(name, bytes);
        if (file.IsPage && ++_pages > limits.Pages) throw Refusal.Wrong($"This holds more than {limits.Pages:N0} pages. Divide it.", "File");
        _files.Add(file);
    }

    private static Refusal TooLarge(string name, long most) => Refusal.Wrong($"“{Shown(name)}” is larger than {Mega(most)}. Divide it, or leave it out.", "File");

    private static string Mega(long bytes) => $"{bytes / 1024 / 1024} MB";

    private static string Shown(string name) => PageName.Clean(name.Length > 80 ? name[..80] : name);
}
