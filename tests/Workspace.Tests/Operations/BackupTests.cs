using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Files;
using Workspace.Operations;
using Workspace.People;
using Workspace.Tests.Files;
using Workspace.Tests.Search;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Wiki;

namespace Workspace.Tests.Operations;

/// <summary>The restore drill: a backup taken while people write comes back whole, with its keys.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_taken_under_load_restores_whole()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        using var stop = new CancellationTokenSource();
        var kept = await w.AttachAsync(w.Ben, "terms.pdf", Samples.Pdf());
        await WriteAsync(w);
        var writing = WriteUntilAsync(w, stop.Token);
        var file = Path.Combine(w.Server.Folder, "backup.zip");

        await w.Server.Services.GetRequiredService<Backup>().WriteAsync(file);
        await stop.CancelAsync();
        await writing;

        var folder = Directory.CreateTempSubdirectory("workspace-restored-").FullName;
        await using var restored = new TestServer(postgres: TestDatabase.Create(), folder: folder);
        await RestoreAsync(restored, file);
        var people = await ReadAsync(restored, db => db.Set<Person>().Select(p => p.Name).ToListAsync());
        Assert.Contains("Ann Reed", people);
        Assert.Equal(9, people.Count);
        Assert.True(await ReadAsync(restored, db => db.Set<Event>().AnyAsync(e => e.Kind == "drill.wrote")));
        Assert.Equal(Keys(w.Server.Folder), Keys(folder));
        Assert.Null(await restored.Services.GetRequiredService<Workspace.Files.BlobCheck>().TroubleAsync());
        Assert.Equal(Samples.Pdf(), await (await w.On(restored).SignInAsync(w.Rae)).Http.GetByteArrayAsync($"/spaces/{w.SpaceId}/files/{kept.Id}/download"));
    }

    [Fact]
    public async Task What_comes_back_is_found_by_the_words_in_its_files()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.AddPageAsync(w.Ben, "Registers of the county");
        await w.AttachAsync(w.Ben, "terms.pdf", Samples.Pdf("marmalade evidence"));
        await w.WordsAreReadAsync();

        var file = Path.Combine(w.Server.Folder, "backup.zip");
        await w.Server.Services.GetRequiredService<Backup>().WriteAsync(file);
        await using var restored = new TestServer(postgres: TestDatabase.Create(), folder: Directory.CreateTempSubdirectory("workspace-restored-").FullName);
        await RestoreAsync(restored, file);
        var there = w.On(restored);
        await there.IndexedAsync();

        Assert.Equal(["terms.pdf"], await there.TitlesAsync(there.Rae, "marmalade"));
        Assert.Equal(["Registers of the county"], await there.TitlesAsync(there.Rae, "register"));
        var found = await (await there.SignInAsync(there.Rae)).GetAsync("/search?q=marmalade");
        Assert.Contains("terms.pdf", (await found.ClickAsync("terms.pdf")).Title, StringComparison.Ordinal);
        Assert.Null(await restored.Services.GetRequiredService<BlobCheck>().TroubleAsync());
    }

    [Fact]
    public async Task A_damaged_backup_restores_nothing()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var file = Path.Combine(w.Server.Folder, "backup.zip");
        await w.Server.Services.GetRequiredService<Backup>().WriteAsync(file);
        await using (var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Update))
        {
            var name = TestDatabase.IsPostgres ? Archive.Postgres : Archive.Sqlite;
            archive.GetEntry(name)!.Delete();
            await using var other = await archive.CreateEntry(name).OpenAsync();
            await other.WriteAsync("something else"u8.ToArray());
        }

        var folder = Directory.CreateTempSubdirectory("workspace-restored-").FullName;
        await using var restored = new TestServer(postgres: TestDatabase.Create(), folder: folder);

        var refused = await Assert.ThrowsAsync<OperationException>(() => RestoreAsync(restored, file));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "workspace.db")));
    }

    [Fact]
    public async Task Restoring_never_overwrites()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var file = Path.Combine(w.Server.Folder, "backup.zip");
        await w.Server.Services.GetRequiredService<Backup>().WriteAsync(file);

        await Assert.ThrowsAsync<OperationException>(() => w.Server.Services.GetRequiredService<Restore>().ReadAsync(file));
    }

    // The command runs without the server: nothing of it may have opened the database before.
    private static Task RestoreAsync(TestServer server, string file)
    {
        var settings = server.Settings;
        return new Restore(settings, new Workspace.Data.Migrator(settings, new(Microsoft.Extensions.Logging.Abstractions.NullLogger<Workspace.Data.Committed>.Instance), Microsoft.Extensions.Logging.Abstractions.NullLogger<Workspace.Data.Migrator>.Instance), new Workspace.Files.Stores.DiskStore(settings)).ReadAsync(file);
    }

    private static async Task WriteUntilAsync(TestWorkspace w, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await WriteAsync(w);
        }
    }

    private static Task WriteAsync(TestWorkspace w) => w.WriteAsync(db =>
    {
        db.Add(new Event { OrganisationId = w.OrganisationId, Kind = "drill.wrote", SubjectId = w.OrganisationId, At = w.Clock.GetUtcNow() });
        return Task.CompletedTask;
    });

    private static async Task<T> ReadAsync<T>(TestServer server, Func<Workspace.Data.WorkspaceDb, Task<T>> read)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<Workspace.Data.WorkspaceDb>>().CreateDbContextAsync();
        return await read(db);
    }

    private static List<string> Keys(string folder) => [.. Directory.EnumerateFiles(Path.Combine(folder, "keys")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
