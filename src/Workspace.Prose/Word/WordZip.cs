using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>A Word file as it comes from anybody: a zip file of XML parts, read within limits. Names in it are only looked up, never used as paths.</summary>
internal sealed class WordZip : IDisposable
{
    public const int FileBytes = 32 << 20;
    private const int Entries = 2_000;
    private const int XmlBytes = 16 << 20;
    private const int PictureBytes = 16 << 20;
    private const int AllBytes = 64 << 20;
    private const int Depth = 200;

    /// <summary>No part may be more than this many times its compressed length, beyond the first megabyte.</summary>
    private const int Ratio = 200;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long read;

    /// <exception cref="ProseException">It is no zip file, or too large.</exception>
    public WordZip(ReadOnlyMemory<byte> file)
    {
        if (file.Length > FileBytes) throw new ProseException($"The file is larger than {FileBytes >> 20} MB.");
        try
        {
            zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > Entries) throw new ProseException("The file holds too many parts.");
            foreach (var entry in zip.Entries) entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new ProseException("This is not a Word file (.docx).", e);
        }
    }

    public void Dispose() => zip.Dispose();

    /// <summary>A part that is XML, or null where there is none.</summary>
    /// <exception cref="ProseException">It is too large, too deep, declares a document type, or is no XML.</exception>
    public XElement? Xml(string path)
    {
        if (Bytes(path, XmlBytes) is not { } bytes) return null;
        try
        {
            CheckDepth(bytes);
            using var reader = Reader(bytes);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new ProseException("A part of the file cannot be read.", e);
        }
    }

    /// <summary>The bytes of a picture, or null where there is none.</summary>
    public byte[]? Picture(string path) => Bytes(path, PictureBytes);

    private byte[]? Bytes(string path, int most)
    {
        if (!entries.TryGetValue(path, out var entry)) return null;
        if (entry.Length > most || entry.Length > (1 << 20) + (Ratio * entry.CompressedLength)) throw new ProseException("A part of the file is too large.");
        try
        {
            using var from = entry.Open();
            using var into = new MemoryStream();
            var buffer = new byte[81_920];
            for (int count; (count = from.Read(buffer)) > 0;)
            {
                into.Write(buffer, 0, count);
                if (into.Length > most || (read += count) > AllBytes) throw new ProseException("A part of the file is too large.");
            }
            return into.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new ProseException("A part of the file is damaged.", e);
        }
    }

    private static void CheckDepth(byte[] bytes)
    {
        using var reader = Reader(bytes);
        while (reader.Read()) if (reader.Depth > Depth) throw new ProseException("A part of the file is nested too deeply.");
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = XmlBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
