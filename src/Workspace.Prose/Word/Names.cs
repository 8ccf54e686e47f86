namespace Workspace.Prose.Word;

/// <summary>The namespaces and relationship types of a Word file.</summary>
/// <remarks>Source: ECMA-376, Office Open XML, part 1 (WordprocessingML) and part 2 (packaging).</remarks>
internal static class Names
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public const string Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    public const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    public const string Dc = "http://purl.org/dc/elements/1.1/";
    public const string Terms = "http://purl.org/dc/terms/";
    public const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>A part of the file that Word knows: its path, media type, and how the document refers to it.</summary>
    public static string TypeOf(string part) => "application/vnd.openxmlformats-officedocument.wordprocessingml." + (part == "document" ? "document.main" : part) + "+xml";
}
