using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workspace.Data;
using Workspace.Tests.Support;

namespace Workspace.Tests.Data;

/// <summary>The hand-written migrations make exactly the database that the model asks for: columns, nullability, defaults, keys, indexes.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        var (migrated, modelled) = (Settings(), Settings());
        await new Migrator(migrated, new Committed(NullLogger<Committed>.Instance), NullLogger<Migrator>.Instance).MigrateAsync();
        Directory.CreateDirectory(modelled.DataFolder);
        await using (var db = new WorkspaceDb(Options(modelled)))
        {
            await db.Database.EnsureCreatedAsync();
        }

        Assert.Equal(await DescribeAsync(modelled), await DescribeAsync(migrated));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        var settings = Settings();
        await new Migrator(settings, new Committed(NullLogger<Committed>.Instance), NullLogger<Migrator>.Instance).MigrateAsync();
        var before = await DescribeAsync(settings);

        await new Migrator(settings, new Committed(NullLogger<Committed>.Instance), NullLogger<Migrator>.Instance).MigrateAsync();

        Assert.NotEmpty(before);
        Assert.Equal(before, await DescribeAsync(settings));
    }

    private static DatabaseSettings Settings() => new(Directory.CreateTempSubdirectory("workspace-schema-").FullName, TestDatabase.Create());

    private static DbContextOptions<WorkspaceDb> Options(DatabaseSettings settings)
    {
        var options = new DbContextOptionsBuilder<WorkspaceDb>();
        options.UseWorkspace(settings, settings.SqliteMigrating);
        return options.Options;
    }

    private static async Task<string> DescribeAsync(DatabaseSettings settings)
    {
        await using System.Data.Common.DbConnection connection = settings.Postgres is { } postgres ? new NpgsqlConnection(postgres) : new SqliteConnection(settings.SqliteMigrating);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = settings.IsSqlite ? Sqlite : Postgres;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private const string Sqlite = """
        select t.name || ' column ' || c.name || ' ' || c.type || ' notnull ' || c."notnull" || ' default ' || coalesce(c.dflt_value, '-') || ' pk ' || c.pk as line
          from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '\_\_EF%' escape '\'
        union all
        select t.name || ' index ' || case when i.origin = 'c' then i.name else '(key)' end || ' unique ' || i."unique" || ' partial ' || i.partial || ' on ' || (select group_concat(name, ',') from (select x.name from pragma_index_info(i.name) x order by x.seqno))
          from sqlite_schema t join pragma_index_list(t.name) i where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '\_\_EF%' escape '\'
        union all
        select t.name || ' foreign ' || f."from" || ' to ' || f."table" || '.' || f."to" || ' on delete ' || f.on_delete
          from sqlite_schema t join pragma_foreign_key_list(t.name) f where t.type = 'table'
        order by line
        """;

    // The transaction column of the event table is PostgreSQL's own and not in the model.
    private const string Postgres = """
        select table_name || ' column ' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length, 0) || ' null ' || is_nullable || ' default ' || coalesce(column_default, '-') || ' identity ' || is_identity as line
          from information_schema.columns where table_schema = 'public' and table_name not like '\_\_EF%' and column_name <> 'Tx'
        union all
        select tablename || ' index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\_\_EF%' and indexname <> 'IX_Event_Tx_Id'
        union all
        select conrelid::regclass || ' constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like '%EF%'
        order by line
        """;
}
