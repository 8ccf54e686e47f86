using System.Data.Common;
using Workspace.Data;

namespace Workspace.Search.Index;

/// <summary>The few shapes of SQL that the index needs, the same on both databases. Ids are written as 32 letters.</summary>
internal static class Sql
{
    private const int StartLength = 3;

    public static string Id(Guid id) => id.ToString("N");

    public static Guid ReadId(DbDataReader row, int column) => Guid.ParseExact(row.GetString(column), "N");

    /// <summary>The first letters of a word, by which those that begin with them are found.</summary>
    public static string Start(string word) => word.Length <= StartLength ? word : word[..StartLength];

    public static string Columns(bool withTexts) => withTexts ? "number, space, kind, thing, at, person, title, text" : "number, space, kind, thing, at, person";

    public static IndexRow Row(DbDataReader row) => new(row.GetInt64(0), ReadId(row, 1), new(row.GetString(2), ReadId(row, 3), new(row.GetInt64(4), TimeSpan.Zero))
    {
        PersonId = row.IsDBNull(5) ? null : ReadId(row, 5),
        Title = row.FieldCount > 6 ? row.GetString(6) : "",
        Text = row.FieldCount > 7 ? row.GetString(7) : "",
    });

    public static KnownWord Word(DbDataReader row) => new(row.GetString(0), row.GetString(1), Convert.ToInt32(row.GetValue(2), System.Globalization.CultureInfo.InvariantCulture));

    public static async Task<IndexState> StateAsync(DbConnection db, CancellationToken ct) =>
        new((await db.ReadAsync("select reached from search_state", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), ct)).FirstOrDefault());
}
