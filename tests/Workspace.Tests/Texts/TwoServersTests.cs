using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Tests.Support;
using Workspace.Texts;

namespace Workspace.Tests.Texts;

/// <summary>Two servers on one PostgreSQL database: the log decides, and all end with the same text. SQLite has one server.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task People_on_two_servers_write_one_text()
    {
        if (TestDatabase.Create() is not { } database)
        {
            return;
        }

        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(postgres: database));
        await using var other = new TestServer(postgres: database, folder: w.Server.Folder) { KeepsFolder = true };
        var there = w.On(other);
        var text = await w.BeginTextAsync(Doc.Of("", ""));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var fay = await there.EditAsync(there.Fay, text);

        await Task.WhenAll(TypeAsync(ben, "b"), TypeAsync(fay, "f"));

        var version = await w.ReadAsync(db => db.Set<SharedText>().Where(t => t.Id == text).Select(t => t.Version).SingleAsync());
        await ben.AtAsync(version);
        await fay.AtAsync(version);
        var stored = await w.StoredAsync(text);
        Assert.Equal((stored, stored), (ben.Words, fay.Words));
        Assert.Equal((30, 30), (stored.Split("b.").Length - 1, stored.Split("f.").Length - 1));
        var log = await w.ReadAsync(db => db.Set<TextCommit>().Where(c => c.TextId == text).OrderBy(c => c.Version).Select(c => c.Version).ToListAsync());
        Assert.Equal(Enumerable.Range(1, version), log);
    }

    [Fact]
    public async Task What_another_server_was_told_nothing_of_is_found_by_looking()
    {
        if (TestDatabase.Create() is not { } database)
        {
            return;
        }

        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(postgres: database));
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var rae = await w.EditAsync(w.Rae, text);

        await w.WriteAsync(async db =>
        {
            db.Add(new TextCommit { TextId = text, Version = 1, AuthorId = w.Ben.Id, At = w.Clock.GetUtcNow(), Steps = $"[{ProseJson.WriteText(Doc.Insert(1, "x"))}]" });
            db.Entry(await db.Set<SharedText>().SingleAsync(t => t.Id == text)).Property(t => t.Version).CurrentValue = 1;
        });

        await rae.AtAsync(1);
        Assert.Equal("xOne", rae.Words);
    }

    private static async Task TypeAsync(Editor editor, string sign)
    {
        for (var i = 0; i < 30; i++)
        {
            await editor.InsertAsync(1, $"{sign}.");
            await Task.Delay(5);
        }

        await editor.SavedAsync();
    }
}
