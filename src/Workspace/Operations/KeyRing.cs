using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;

namespace Workspace.Operations;

/// <summary>One key of the ring, encrypted.</summary>
public sealed class ProtectionKey
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private init; } = "";
    public string Xml { get; private init; } = "";

    public static ProtectionKey Keep(string name, string xml) => new() { Name = name, Xml = xml };

    private sealed class Table : IEntityTypeConfiguration<ProtectionKey>
    {
        public void Configure(EntityTypeBuilder<ProtectionKey> builder) => builder.Property(k => k.Name).HasMaxLength(200);
    }
}

/// <summary>Keeps the ring in the database. Keys that an earlier version left in the data folder go on working until they expire.</summary>
public sealed class KeyRing(IDbContextFactory<WorkspaceDb> databases, DatabaseSettings settings) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Concat(InFolder()).Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(ProtectionKey.Keep(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChangesAsync().GetAwaiter().GetResult(); // the framework asks for it at once, outside of any request's turn
    }

    private IEnumerable<string> InFolder() => Keys.Folder(settings) is { Exists: true } folder ? folder.EnumerateFiles("*.xml").Select(file => File.ReadAllText(file.FullName)) : [];
}
