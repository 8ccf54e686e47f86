using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Workspace.Data;

/// <summary>Writes many new rows of one kind quickly, so that nobody else waits long for the one writer.</summary>
internal static class ManyRows
{
    private static readonly ConditionalWeakTable<IEntityType, Table> Tables = [];

    /// <summary>Inside the saving transaction. What these rows refer to must be there.</summary>
    public static void Add<T>(WorkspaceDb db, IReadOnlyCollection<T> rows) where T : class
    {
        if (db.Database.IsNpgsql())
        {
            db.AddRange(rows); // sent in batches
            return;
        }

        var (insert, columns) = Tables.GetValue(db.Model.FindEntityType(typeof(T))!, static kind => new(kind));
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = insert;
        var values = columns.Select((_, i) => Parameter(command, $"@p{i}")).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                values[i].Value = columns[i].Of(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed record Table(string Insert, Column[] Columns)
    {
        public Table(IEntityType kind) : this("", [.. kind.GetProperties().Select(p => new Column(p))]) =>
            Insert = $"insert into \"{kind.GetTableName()}\" ({string.Join(", ", Columns.Select(c => c.Name))}) values ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})";
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name => $"\"{property.GetColumnName()}\"";

        public object? Of(object row) => _getter.GetClrValue(row) is { } value && _convert is { } convert ? convert(value) : _getter.GetClrValue(row);
    }
}
