namespace Workspace.Prose.Word;

/// <summary>A document written as a Word file.</summary>
/// <param name="Bytes">The <c>.docx</c> file.</param>
/// <param name="Losses">What Word cannot say or was not given.</param>
public sealed record WordFile(byte[] Bytes, IReadOnlyList<Loss> Losses);

/// <summary>A document read from a Word file.</summary>
/// <param name="Doc">The document; it keeps every rule and limit of the schema.</param>
/// <param name="Comments">The comments; their ids are on the marks in the document.</param>
/// <param name="Title">The title the file has, or null.</param>
/// <param name="Losses">What the document cannot hold as it was.</param>
public sealed record WordDocument(Node Doc, IReadOnlyList<WordComment> Comments, string? Title, IReadOnlyList<Loss> Losses);

/// <summary>A comment on some words.</summary>
/// <param name="Id">The id of the marks on the words.</param>
/// <param name="Author">Who wrote it, by name.</param>
/// <param name="At">When, or null.</param>
/// <param name="Text">What it says; lines end with LF.</param>
public sealed record WordComment(string Id, string Author, DateTimeOffset? At, string Text);

/// <summary>What a Word file needs to know and the document does not say.</summary>
public sealed record WordOptions
{
    /// <summary>The title in the properties of the file.</summary>
    public string Title { get; init; } = "";

    /// <summary>The author in the properties of the file.</summary>
    public string Author { get; init; } = "";

    /// <summary>The time in the properties of the file.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The comments by id; marks without one are left out and listed.</summary>
    public Func<string, WordComment?>? Comment { get; init; }

    /// <summary>The name of a person, by the id, for suggested changes.</summary>
    public Func<string, string?>? PersonName { get; init; }

    /// <summary>The bytes of a picture (PNG, JPEG or GIF) by its address; without them its description is written.</summary>
    public Func<string, byte[]?>? Picture { get; init; }

    /// <summary>What links within the site are resolved against, so that they lead there from a file too.</summary>
    public Uri? Site { get; init; }
}

/// <summary>What reading a Word file may ask of its caller.</summary>
public sealed record WordReading
{
    /// <summary>Stores a picture and gives its address; the bytes and the media type are as the file has them and not yet checked. Null where it is not wanted.</summary>
    public Func<byte[], string, string?>? Store { get; init; }

    /// <summary>The id of the person of that name, for suggested changes; null where nobody is meant.</summary>
    public Func<string, string?>? PersonId { get; init; }
}
