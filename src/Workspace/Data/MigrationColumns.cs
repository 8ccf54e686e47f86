using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Workspace.Data;

/// <summary>Words for hand-written migrations that hold on both databases.</summary>
public static class MigrationColumns
{
    /// <summary>A number that the database counts up by itself.</summary>
    public static OperationBuilder<AddColumnOperation> Numbered(this OperationBuilder<AddColumnOperation> column) => column
        .Annotation("Sqlite:Autoincrement", true)
        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
}
