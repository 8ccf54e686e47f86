using System.Data.Common;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>What is stored with a text about who may do what to it, and how far it has come.</summary>
internal sealed record TextHead(Guid SpaceId, string Tool, TextRules Rules)
{
    private const string Columns = """ "SpaceId", "Tool", "ReadFrom", "CommentFrom", "SuggestFrom", "WriteFrom", "Because" """;

    /// <summary>Null where there is no such text.</summary>
    public static async Task<TextHead?> FindAsync(WorkspaceDb db, Guid textId, CancellationToken ct) =>
        (await db.ReadAsync($"""select {Columns} from "SharedText" where "Id" = @text""", Read, ct, ("@text", textId))).SingleOrDefault();

    /// <summary>Inside the saving transaction: the text gets on to what was written last, and nobody else writes it until that is over. Null where it is not at the version before that, or gone.</summary>
    public static async Task<TextHead?> AdvanceAsync(WorkspaceDb db, Guid textId, int before, TextCommit last, CancellationToken ct) =>
        (await db.ReadAsync(
            $"""update "SharedText" set "Version" = @version, "ChangedAt" = @at, "ChangedById" = @by where "Id" = @text and "Version" = @before returning {Columns}""", Read, ct,
            ("@version", last.Version), ("@at", last.At.UtcTicks), ("@by", last.AuthorId), ("@text", textId), ("@before", before))).SingleOrDefault();

    private static TextHead Read(DbDataReader row) => new(row.GetGuid(0), row.GetString(1), new()
    {
        Read = RoleAt(row, 2),
        Comment = RoleAt(row, 3),
        Suggest = RoleAt(row, 4),
        Write = RoleAt(row, 5),
        Because = row.IsDBNull(6) ? null : row.GetString(6),
    });

    private static Role? RoleAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : (Role)row.GetInt32(column);
}
