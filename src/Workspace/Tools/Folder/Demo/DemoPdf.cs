using System.Globalization;
using System.Text;

namespace Workspace.Tools.Folder.Demo;

/// <summary>Writes a PDF document of a few lines, for the example organisation.</summary>
internal static class DemoPdf
{
    public static byte[] Of(string title, params string[] lines)
    {
        var text = new StringBuilder($"BT /F2 20 Tf 72 760 Td ({Escape(title)}) Tj ET\n");
        foreach (var (line, n) in lines.Select((line, n) => (line, n)))
        {
            text.Append(CultureInfo.InvariantCulture, $"BT /F1 12 Tf 72 {720 - (n * 20)} Td ({Escape(line)}) Tj ET\n");
        }

        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        ];
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (one, n) in objects.Select((one, n) => (one, n)))
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{n + 1} 0 obj\n{one}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        return Encoding.Latin1.GetBytes(pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF").ToString());
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
