using System.IO.Compression;
using System.Text.Json;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Risks.Import;

/// <summary>A register that somebody sent and is still looking at: theirs alone, forgotten after a day, imported once.</summary>
public sealed class PendingImport : IInSpace, IVersioned
{
    public const int MaxFileName = 200, MaxPlan = 10_000;
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private PendingImport() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid PersonId { get; private init; }
    public string FileName { get; private init; } = "";
    public byte[] Content { get; private set; } = [];
    public string Plan { get; private set; } = "";
    public DateTimeOffset SentAt { get; private init; }
    public DateTimeOffset? ImportedAt { get; private set; }
    public int Imported { get; private set; }
    public int Version { get; private set; }

    public static PendingImport Keep(Guid spaceId, Guid personId, string fileName, byte[] file, ImportPlan plan, DateTimeOffset now)
    {
        var kept = new PendingImport { Id = Guid.CreateVersion7(now), SpaceId = spaceId, PersonId = personId, FileName = Named(fileName), SentAt = now, Content = Pack(file) };
        kept.Choose(plan);
        return kept;
    }

    public bool IsOver(DateTimeOffset now) => now >= SentAt + Life;

    public void Choose(ImportPlan plan) => Plan = JsonSerializer.Serialize(plan);

    public ImportPlan ChosenPlan() => JsonSerializer.Deserialize<ImportPlan>(Plan)!;

    public byte[] File()
    {
        using var packed = new GZipStream(new MemoryStream(Content), CompressionMode.Decompress);
        using var file = new MemoryStream();
        packed.CopyTo(file);
        return file.ToArray();
    }

    /// <summary>The rows are risks now; the file itself is no longer needed.</summary>
    public void Done(int imported, DateTimeOffset now) => (Imported, ImportedAt, Content) = (imported, now, []);

    private static byte[] Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(file);
        return packed.ToArray();
    }

    // A browser may send a whole path, and a name may hold anything.
    private static string Named(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return clean.Length == 0 ? "register.csv" : RiskText.Cut(clean, MaxFileName);
    }
}
