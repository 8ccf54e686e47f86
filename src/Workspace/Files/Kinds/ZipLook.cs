using System.Buffers.Binary;
using System.IO.Compression;

namespace Workspace.Files.Kinds;

/// <summary>
/// Looks into an archive without unpacking it: how many, how large, how deep, and what runs. Paths in it are never used. Documents of
/// Office are archives too.
/// </summary>
public static class ZipLook
{
    public const int MostEntries = 10_000, Deepest = 2;
    public const long MostBytes = 4L * 1024 * 1024 * 1024, MostXml = 40 * 1024 * 1024, MostOfDocument = 500 * 1024 * 1024;

    private const long Small = 20 * 1024 * 1024, MostList = 16 * 1024 * 1024, MostInner = 64 * 1024 * 1024;
    private const int MostRatio = 150;

    /// <summary>What the archive is, or its refusal.</summary>
    public static FileKind KindOf(Stream file, string name)
    {
        var budget = new Budget(name, file.Length);
        return Look(file, budget, 0);
    }

    private static FileKind Look(Stream file, Budget budget, int depth)
    {
        if (depth > Deepest)
        {
            throw budget.No("holds archives in archives in archives. Unpack it, and send what is in it.");
        }

        CountBefore(file, budget);
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var kind = DocumentOf(archive);
            foreach (var entry in archive.Entries)
            {
                budget.Take(entry, kind != FileKind.Zip);
            }

            foreach (var entry in archive.Entries.Where(entry => entry.Length > 0))
            {
                LookInto(entry, budget, depth);
            }

            return kind;
        }
        catch (InvalidDataException)
        {
            throw budget.No("is an archive that is damaged. Look whether it opens, and send it again.");
        }
    }

    private static void LookInto(ZipArchiveEntry entry, Budget budget, int depth)
    {
        using var stream = entry.Open();
        var head = new byte[4];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !Signature.IsZip(head))
        {
            return;
        }

        if (entry.Length > MostInner)
        {
            throw budget.No($"holds an archive of more than {MostInner / 1024 / 1024} MB. Send that one by itself.");
        }

        using var inner = new MemoryStream();
        inner.Write(head);
        var piece = new byte[64 * 1024];
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            inner.Write(piece, 0, read);
            budget.Unpack(read);
        }

        Look(inner, budget, depth + 1);
    }

    private static FileKind DocumentOf(ZipArchive archive)
    {
        var names = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("[Content_Types].xml"))
        {
            return names.Contains("word/document.xml") ? FileKind.Word : names.Contains("xl/workbook.xml") ? FileKind.Excel : names.Contains("ppt/presentation.xml") ? FileKind.PowerPoint : FileKind.Zip;
        }

        return archive.Entries is [{ FullName: "mimetype", Length: > 0 and < 100 } first, ..] ? OpenDocument(first) : FileKind.Zip;
    }

    private static FileKind OpenDocument(ZipArchiveEntry mimetype)
    {
        using var reader = new StreamReader(mimetype.Open());
        var said = reader.ReadToEnd().Trim();
        return FileKind.All.FirstOrDefault(kind => kind.ContentType == said && kind.Key.StartsWith("od", StringComparison.Ordinal)) ?? FileKind.Zip;
    }

    // Before the list is read into memory: it says at its end how long it is.
    private static void CountBefore(Stream file, Budget budget)
    {
        var tail = new byte[Math.Min(file.Length, 66_000)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length)
        {
            throw budget.No("is an archive that is damaged. Look whether it opens, and send it again.");
        }

        var (entries, list) = (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12)));
        if (entries > MostEntries || list > MostList)
        {
            throw budget.No($"holds more than {MostEntries:N0} files. Send it in parts.");
        }
    }

    private sealed class Budget(string name, long size)
    {
        private long _total, _packed, _unpacked;
        private int _entries;

        public Spaces.Refusal No(string why) => FileJudge.No(name, why);

        public void Take(ZipArchiveEntry entry, bool inDocument)
        {
            (_entries, _total, _packed) = (_entries + 1, _total + entry.Length, _packed + entry.CompressedLength);
            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase))
            {
                throw No("holds macros. Save it without them, and send it again.");
            }

            if (entry.IsEncrypted)
            {
                throw No("is locked with a password, so it cannot be looked into. Send it without one: only those who see this place can open it.");
            }

            if (!inDocument && Programs.IsNamed(entry.Name))
            {
                throw No("holds a program or a script. Take it out, and send the archive again.");
            }

            Weigh(entry, inDocument);
        }

        /// <summary>What really came out, whatever the archive says of itself.</summary>
        public void Unpack(long bytes)
        {
            if ((_unpacked += bytes) > 2 * MostInner)
            {
                throw No("unpacks to far more than it seems. It is not taken.");
            }
        }

        private void Weigh(ZipArchiveEntry entry, bool inDocument)
        {
            if (_entries > MostEntries)
            {
                throw No($"holds more than {MostEntries:N0} files. Send it in parts.");
            }

            if (inDocument && (_total > MostOfDocument || (entry.Length > MostXml && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))))
            {
                throw No("is a document that unpacks to far more than a person writes. It is not taken.");
            }

            if (_total > MostBytes || (entry.Length > Small && entry.Length / Math.Max(1, entry.CompressedLength) > MostRatio) || (_total > 4 * Small && _total / Math.Max(1, Math.Min(_packed, size)) > MostRatio))
            {
                throw No("unpacks to far more than it seems. It is not taken.");
            }
        }
    }
}
