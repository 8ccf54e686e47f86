using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Workspace.Files.Words;

/// <summary>The words of a PDF document, page by page.</summary>
internal static class PdfWords
{
    public static void Read(MemoryStream file, WordsWriter to)
    {
        using var pdf = PdfDocument.Open(file);
        foreach (var page in pdf.GetPages())
        {
            to.Write(ContentOrderTextExtractor.GetText(page));
            to.Write("\n");
        }
    }
}
