using System.Diagnostics;
using System.Text;
using Workspace.Files.Kinds;
using Workspace.Spaces;

namespace Workspace.Tests.Files.Kinds;

/// <summary>What is taken and what is not: by content, and in words.</summary>
public sealed class FileJudgeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workspace-judge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string> Taken { get; } = new()
    {
        { "report.pdf", "pdf" }, { "plan.png", "png" }, { "site.jpg", "jpeg" }, { "site.JPEG", "jpeg" }, { "dot.gif", "gif" }, { "dot.webp", "webp" },
        { "draft.docx", "docx" }, { "costs.xlsx", "xlsx" }, { "talk.pptx", "pptx" }, { "papers.zip", "zip" }, { "old.doc", "office97" }, { "letter.rtf", "rtf" },
        { "notes.txt", "text" }, { "notes.md", "text" }, { "rows.csv", "csv" }, { "rows.json", "text" }, { "wide.txt", "text" }, { "latin.txt", "text" },
        { "page.html", "markup" }, { "drawing.svg", "markup" }, { "data.xml", "markup" }, { "meeting.mp3", "mp3" }, { "meeting.mp4", "mp4" }, { "meeting.wav", "wav" }, { "meeting.ogg", "ogg" }, { "meeting.webm", "webm" },
    };

    [Theory, MemberData(nameof(Taken))]
    public async Task Each_kind_is_known_by_what_it_holds(string name, string kind)
    {
        var judged = await JudgeAsync(name, Content(name));

        Assert.Equal(kind, judged.Kind.Key);
        Assert.Equal(name, judged.Name);
    }

    public static TheoryData<string, byte[], string> Refused { get; } = new()
    {
        { "empty.pdf", [], "is empty" },
        { "setup.exe", "MZ\0\0"u8.ToArray(), "program" },
        { "setup.pdf", "MZ\0\0"u8.ToArray(), "program" },
        { "tool", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2], "program" },
        { "run.bat", Samples.Text("echo hello"), "program" },
        { "run.js", Samples.Text("alert(1)"), "program" },
        { "report.pdf.exe", Samples.Pdf(), "program" },
        { "way.lnk", Samples.Text("x"), "program" },
        { "macros.docm", Samples.Word("x"), "program" },
        { "macros.docx", Samples.Word("x", ("word/vbaProject.bin", [1])), "macros" },
        { "macros.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("_VBA_PROJECT")], "macros" },
        { "papers.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0], "cannot be looked into" },
        { "papers.rar", [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7, 0], "cannot be looked into" },
        { "papers.tar.gz", [0x1F, 0x8B, 8, 0], "cannot be looked into" },
        { "papers.zip", Samples.Zip(("run.exe", [1])), "program" },
        { "broken.zip", "PK\u0003\u0004nothing"u8.ToArray(), "damaged" },
        { "picture.pdf", Samples.Png(), "is a PNG picture" },
        { "page.png", Samples.Text("<svg onload='alert(1)'/>"), "is a plain text" },
        { "page.gif", Samples.Text("<html>GIF89a</html>"), "is a plain text" },
        { "photo.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, 1, 2, 3], "kind that is not taken" },
        { "data.bin", [1, 2, 3, 0, 255], "kind that is not taken" },
        { "data.xyz", Samples.Text("words"), "kind that is not taken" },
        { "broken.png", Samples.Png()[..40], "damaged" },
        { "broken.jpg", Samples.Jpeg("x")[..30], "damaged" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_not_taken_is_refused_in_words(string name, byte[] content, string because)
    {
        var refused = await Assert.ThrowsAsync<Refusal>(() => JudgeAsync(name, content));

        Assert.Equal(RefusalKind.Wrong, refused.Kind);
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_without_an_ending_gets_the_one_of_what_it_is() => Assert.Equal("minutes.pdf", (await JudgeAsync("minutes", Samples.Pdf())).Name);

    [Fact]
    public async Task Only_what_may_run_is_sent_without_a_meaning()
    {
        foreach (var kind in FileKind.All)
        {
            Assert.DoesNotContain("html", kind.ContentType, StringComparison.Ordinal);
            Assert.DoesNotContain("svg", kind.ContentType, StringComparison.Ordinal);
            Assert.DoesNotContain("/xml", kind.ContentType, StringComparison.Ordinal);
        }

        Assert.Equal("application/octet-stream", (await JudgeAsync("drawing.svg", Content("drawing.svg"))).Kind.ContentType);
    }

    [Fact]
    public async Task A_bomb_is_refused_at_once()
    {
        var inner = Samples.Zip(("zeros.txt", new byte[60 * 1024 * 1024]));
        var bombs = new (string Name, byte[] Content, string Because)[]
        {
            ("bomb.zip", inner, "unpacks to far more"),
            ("nested.zip", Samples.Zip(("a.zip", Samples.Zip(("b.zip", Samples.Zip(("c.zip", Samples.Zip(("d.txt", [1])))))))), "archives in archives"),
            ("hidden.zip", Samples.Zip(("innocent.txt", inner)), "unpacks to far more"),
            ("gibibyte.zip", Samples.Zip(("papers.zip", Samples.ZipOfZeros(1L << 30))), "unpacks to far more"),
            ("xml.docx", Samples.Word("x", ("word/styles.xml", new byte[50 * 1024 * 1024])), "than a person writes"),
            ("many.zip", Samples.Zip([.. Enumerable.Range(0, 10_001).Select(n => ($"{n}", Array.Empty<byte>()))]), "holds more than"),
        };
        foreach (var (name, content, because) in bombs)
        {
            var began = Stopwatch.GetTimestamp();
            var refused = await Assert.ThrowsAsync<Refusal>(() => JudgeAsync(name, content));
            Assert.Contains(because, refused.Message, StringComparison.Ordinal);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), name); // two seconds on a quiet machine, see the bench
        }
    }

    [Fact]
    public async Task A_picture_of_too_many_points_is_refused_from_its_head()
    {
        foreach (var (name, content) in new[] { ("vast.png", Samples.Png(10_000, 5_001)), ("vast.jpg", Samples.Jpeg("x", 60_000, 60_000)) })
        {
            Assert.Contains("50 million points", (await Assert.ThrowsAsync<Refusal>(() => JudgeAsync(name, content))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("site.jpg")]
    [InlineData("plan.png")]
    [InlineData("dot.webp")]
    public async Task A_picture_tells_nothing_but_itself(string name)
    {
        var sent = Content(name);
        var kept = (await JudgeAsync(name, sent)).Cleaned!;

        Assert.Contains("51.5N", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        Assert.DoesNotContain("51.5N", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(kept, (await JudgeAsync(name, kept)).Cleaned); // whole, and nothing more to take out
    }

    [Fact]
    public async Task A_photograph_stays_the_right_way_up()
    {
        var kept = (await JudgeAsync("site.jpg", Samples.Jpeg("51.5N", orientation: 6))).Cleaned!;

        Assert.True(kept.AsSpan().IndexOf((byte[])[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) > 0);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString((await JudgeAsync("site.jpg", Samples.Jpeg("51.5N", orientation: 1))).Cleaned!), StringComparison.Ordinal);
    }

    private static byte[] Content(string name) => name.ToLowerInvariant() switch
    {
        "report.pdf" => Samples.Pdf(),
        "plan.png" => Samples.Png(comment: "51.5N"),
        "site.jpg" or "site.jpeg" => Samples.Jpeg("51.5N"),
        "dot.gif" => Samples.Gif,
        "dot.webp" => Samples.WebP("51.5N"),
        "draft.docx" => Samples.Word("Draft"),
        "costs.xlsx" => Samples.Excel("Costs"),
        "talk.pptx" => Samples.PowerPoint("Talk"),
        "papers.zip" => Samples.Zip(("a/one.txt", [1]), ("b/two.pdf", Samples.Pdf())),
        "old.doc" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        "letter.rtf" => Samples.Text("{\\rtf1 words}"),
        "wide.txt" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Übersicht")],
        "latin.txt" => Encoding.Latin1.GetBytes("Übersicht der Grundbücher"),
        "page.html" => Samples.Text("<!doctype html><script>alert(1)</script>"),
        "drawing.svg" => Samples.Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        "data.xml" => Samples.Text("<?xml version='1.0'?><a/>"),
        "meeting.mp3" => [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 0],
        "meeting.mp4" => [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0, 0],
        "meeting.wav" => [.. "RIFF\0\0\0\0WAVEfmt "u8],
        "meeting.ogg" => [.. "OggS"u8, 0, 2],
        "meeting.webm" => [0x1A, 0x45, 0xDF, 0xA3, 1],
        _ => Samples.Text("Words of the group, with a line or two.\n"),
    };

    private async Task<Judged> JudgeAsync(string name, byte[] content)
    {
        var path = Path.Combine(_folder, BlobPath());
        await File.WriteAllBytesAsync(path, content);
        return await FileJudge.JudgeAsync(path, name);
    }

    private static string BlobPath() => Workspace.Files.Stores.BlobName.Make();
}
