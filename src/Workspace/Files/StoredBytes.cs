using Workspace.Files.Kinds;

namespace Workspace.Files;

/// <summary>Bytes that were judged and put into the store, before any row names them.</summary>
/// <param name="Blob">Their random name in the store.</param>
public sealed record StoredBytes(string Blob, long Size, string Sha256, FileKind Kind, bool ToScan);
