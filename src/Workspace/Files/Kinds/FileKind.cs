namespace Workspace.Files.Kinds;

/// <summary>How a file is shown in a page.</summary>
public enum Showing
{
    /// <summary>Not at all: it is downloaded.</summary>
    No,
    Picture,
    Pdf,
}

/// <summary>How the words of a file are read.</summary>
public enum WordsOf
{
    Nothing,
    Plain,
    Pdf,
    Word,
    Excel,
    PowerPoint,
}

/// <summary>A kind of file that is taken: known by its content, and sent back as this and nothing else.</summary>
/// <param name="Name">With its article: "a PDF document".</param>
/// <param name="ContentType">What may run where a browser opens it is sent as bytes without a meaning.</param>
/// <param name="Endings">What its name may end in; the first is added to a name without one.</param>
public sealed record FileKind(string Key, string Name, string ContentType, string[] Endings, Showing Showing = Showing.No, WordsOf Words = WordsOf.Nothing, string Icon = "file-text")
{
    public const int MaxKey = 20;
    private const string Bytes = "application/octet-stream";

    public static readonly FileKind Pdf = new("pdf", "a PDF document", "application/pdf", ["pdf"], Showing.Pdf, WordsOf.Pdf);
    public static readonly FileKind Png = new("png", "a PNG picture", "image/png", ["png"], Showing.Picture, Icon: "image");
    public static readonly FileKind Jpeg = new("jpeg", "a JPEG picture", "image/jpeg", ["jpg", "jpeg", "jpe", "jfif"], Showing.Picture, Icon: "image");
    public static readonly FileKind Gif = new("gif", "a GIF picture", "image/gif", ["gif"], Showing.Picture, Icon: "image");
    public static readonly FileKind WebP = new("webp", "a WebP picture", "image/webp", ["webp"], Showing.Picture, Icon: "image");
    public static readonly FileKind Word = new("docx", "a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx", "dotx"], Words: WordsOf.Word);
    public static readonly FileKind Excel = new("xlsx", "an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx", "xltx"], Words: WordsOf.Excel, Icon: "table");
    public static readonly FileKind PowerPoint = new("pptx", "a PowerPoint presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx", "ppsx", "potx"], Words: WordsOf.PowerPoint);
    public static readonly FileKind OpenText = new("odt", "an OpenDocument text", "application/vnd.oasis.opendocument.text", ["odt"]);
    public static readonly FileKind OpenSheet = new("ods", "an OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", ["ods"], Icon: "table");
    public static readonly FileKind OpenSlides = new("odp", "an OpenDocument presentation", "application/vnd.oasis.opendocument.presentation", ["odp"]);
    public static readonly FileKind OldOffice = new("office97", "a document of an older Office", Bytes, ["doc", "xls", "ppt", "pps", "msg", "vsd", "mpp"]);
    public static readonly FileKind RichText = new("rtf", "a rich text", Bytes, ["rtf"]);
    public static readonly FileKind Zip = new("zip", "a zip archive", "application/zip", ["zip"], Icon: "archive");
    public static readonly FileKind Mp3 = new("mp3", "an MP3 recording", "audio/mpeg", ["mp3"], Icon: "play");
    public static readonly FileKind Mp4 = new("mp4", "an MP4 recording", "video/mp4", ["mp4", "m4v", "m4a", "mov"], Icon: "play");
    public static readonly FileKind Wav = new("wav", "a WAV recording", "audio/wav", ["wav"], Icon: "play");
    public static readonly FileKind Ogg = new("ogg", "an Ogg recording", "application/ogg", ["ogg", "oga", "ogv", "opus"], Icon: "play");
    public static readonly FileKind WebM = new("webm", "a WebM recording", "video/webm", ["webm", "mkv"], Icon: "play");
    public static readonly FileKind Plain = new("text", "a plain text", "text/plain", ["txt", "md", "markdown", "json", "geojson", "yaml", "yml", "log", "eml", "ics", "vcf", "srt", "vtt", "tex", "sql"], Words: WordsOf.Plain);

    public static readonly FileKind Csv = new("csv", "a CSV table", "text/csv", ["csv", "tsv"], Words: WordsOf.Plain, Icon: "table");

    /// <summary>A page or drawing that a browser would run: kept, handed out as bytes, never shown.</summary>
    public static readonly FileKind Markup = new("markup", "a page or drawing written in code", Bytes, ["html", "htm", "xhtml", "mht", "mhtml", "svg", "xml", "xsd", "xsl", "xslt", "kml", "gml", "rdf"], Icon: "code");

    public static IReadOnlyList<FileKind> All { get; } =
        [Pdf, Png, Jpeg, Gif, WebP, Word, Excel, PowerPoint, OpenText, OpenSheet, OpenSlides, OldOffice, RichText, Zip, Mp3, Mp4, Wav, Ogg, WebM, Plain, Csv, Markup];

    public static FileKind Of(string key) => All.FirstOrDefault(kind => kind.Key == key) ?? Markup;

    /// <summary>Its name by itself: "PDF document".</summary>
    public string Title => Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..] is var bare ? char.ToUpperInvariant(bare[0]) + bare[1..] : Name;

    /// <summary>What a text is, as its name says.</summary>
    public static FileKind OfText(string ending) => Markup.Takes(ending) ? Markup : Csv.Takes(ending) ? Csv : Plain;

    public bool Takes(string ending) => Endings.Contains(ending, StringComparer.Ordinal);
}
