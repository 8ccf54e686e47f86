using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workspace.Tests.Files;

/// <summary>Small real files, made by code: what each is, is known.</summary>
internal static class Samples
{
    public static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==");

    public static byte[] Pdf(string words = "Terms of reference")
    {
        var content = $"BT /F1 24 Tf 72 750 Td ({words}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append($"{place:D10} 00000 n \n"));
        return Encoding.Latin1.GetBytes(pdf.Append($"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF").ToString());
    }

    /// <summary>A picture of one colour, with a chunk of words that a camera might leave.</summary>
    public static byte[] Png(int width = 4, int height = 3, string comment = "")
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR", head);
        if (comment.Length > 0)
        {
            Chunk(png, "tEXt", Encoding.Latin1.GetBytes($"Comment\0{comment}"));
            Chunk(png, "eXIf", Encoding.Latin1.GetBytes($"MM\0*{comment}"));
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < Math.Min(height, 2000); row++)
            {
                zlib.Write(new byte[1 + (Math.Min(width, 2000) * 3)]);
            }
        }

        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>The segments of a picture that a phone takes: where it was, which way up, and a comment.</summary>
    public static byte[] Jpeg(string place, int width = 16, int height = 8, byte orientation = 6)
    {
        using var jpeg = new MemoryStream();
        jpeg.Write([0xFF, 0xD8]);
        byte[] tiff = [.. "MM\0*\0\0\0\u0008\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.Latin1.GetBytes($"GPS {place}")];
        Segment(jpeg, 0xE1, [.. "Exif\0\0"u8, .. tiff]);
        Segment(jpeg, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(jpeg, 0xFE, Encoding.Latin1.GetBytes($"Taken at {place}"));
        Segment(jpeg, 0xED, Encoding.Latin1.GetBytes($"Photoshop {place}"));
        Segment(jpeg, 0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        Segment(jpeg, 0xDA, [1, 1, 0, 0, 63, 0]);
        jpeg.Write([0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]);
        jpeg.Write(Encoding.Latin1.GetBytes($"behind the end: {place}"));
        return jpeg.ToArray();
    }

    public static byte[] WebP(string place)
    {
        using var webp = new MemoryStream();
        webp.Write("RIFF\0\0\0\0WEBP"u8);
        Riff(webp, "VP8X", [0x0C, 0, 0, 0, 9, 0, 0, 4, 0, 0]);
        Riff(webp, "VP8L", [0x2F, 9, 0, 1, 0, 0]);
        Riff(webp, "EXIF", Encoding.Latin1.GetBytes($"GPS {place}"));
        Riff(webp, "XMP ", Encoding.Latin1.GetBytes($"<x>{place}</x>"));
        BinaryPrimitives.WriteInt32LittleEndian(webp.GetBuffer().AsSpan(4), (int)webp.Length - 8);
        return webp.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>An archive of one file that unpacks to so many noughts.</summary>
    public static byte[] ZipOfZeros(long size)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("zeros.txt", CompressionLevel.Fastest).Open();
            var piece = new byte[1024 * 1024];
            for (var written = 0L; written < size; written += piece.Length)
            {
                entry.Write(piece);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Word(string words, params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", Text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")),
        ("word/document.xml", Text($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>")),
        .. more,
    ]);

    public static byte[] Excel(string words) => Zip(
        ("[Content_Types].xml", Text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")),
        ("xl/workbook.xml", Text("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"Costs\"/></sheets></workbook>")),
        ("xl/sharedStrings.xml", Text($"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{words}</t></si></sst>")),
        ("xl/worksheets/sheet1.xml", Text("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"s\"><v>0</v></c><c><v>42</v></c></row></sheetData></worksheet>")));

    public static byte[] PowerPoint(string words) => Zip(
        ("[Content_Types].xml", Text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")),
        ("ppt/presentation.xml", Text("<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>")),
        ("ppt/slides/slide1.xml", Text($"<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sld>")));

    public static byte[] Text(string words) => Encoding.UTF8.GetBytes(words);

    private static void Chunk(Stream png, string kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. Encoding.Latin1.GetBytes(kind), .. content];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return ~crc;
    }

    private static void Segment(Stream jpeg, byte marker, byte[] content)
    {
        jpeg.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        jpeg.Write(content);
    }

    private static void Riff(Stream webp, string kind, byte[] content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        webp.Write(Encoding.Latin1.GetBytes(kind));
        webp.Write(length);
        webp.Write(content);
        if (content.Length % 2 == 1)
        {
            webp.WriteByte(0);
        }
    }
}
