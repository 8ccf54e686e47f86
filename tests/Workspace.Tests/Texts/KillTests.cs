using Microsoft.EntityFrameworkCore;
using Workspace.People;
using Workspace.Prose;
using Workspace.Tests.Support;
using Workspace.Texts;

namespace Workspace.Tests.Texts;

/// <summary>A real server process, over real sockets.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed()
    {
        var kept = new TestServer { KeepsFolder = true };
        kept.Clock.Set(TimeProvider.System.GetUtcNow());
        var w = await TestWorkspace.OpenOwnAsync(kept);
        var begun = Doc.Of("", "", "", "", "");
        var text = await w.BeginTextAsync(begun);
        var secrets = await SecretsAsync(w, w.Ann, w.Fay, w.Ben, w.Ben);
        await w.DisposeAsync();
        await using var server = new ServerProcess(kept.Folder, kept.Settings.Postgres);

        using var run = new KillRun(server, text, secrets, seed: 4);
        var report = await run.RunAsync(kills: 3);

        Assert.Empty(report.Wrong);
        Assert.True(report.Acknowledged > 0);
        await using var again = await TestWorkspace.OpenOwnAsync(new TestServer(postgres: kept.Settings.Postgres, folder: kept.Folder));
        var log = await again.ReadAsync(db => db.Set<TextCommit>().Where(c => c.TextId == text).OrderBy(c => c.Version).ToListAsync());
        Assert.Equal(Enumerable.Range(1, report.Version), log.Select(c => c.Version));
        Assert.Equal(report.Doc, log.SelectMany(c => ProseJson.ReadSteps(Schema.Standard, System.Text.Encoding.UTF8.GetBytes(c.Steps))).Aggregate(begun, (doc, step) => step.Apply(doc).Doc!));
    }

    [Fact]
    public async Task A_reader_who_never_reads_delays_nobody()
    {
        var kept = new TestServer { KeepsFolder = true };
        kept.Clock.Set(TimeProvider.System.GetUtcNow());
        var w = await TestWorkspace.OpenOwnAsync(kept);
        var text = await w.BeginTextAsync(Doc.Of(""));
        var secrets = await SecretsAsync(w, w.Ben, w.Rae, w.Fay);
        await w.DisposeAsync();
        await using var server = await new ServerProcess(kept.Folder, kept.Settings.Postgres).StartAsync();
        var deaf = new Wire(await server.ConnectAsync(secrets[1]));
        await deaf.GreetAsync();
        await deaf.CallAsync("Open", text, -1, "deaf-deaf-deaf");
        await using var ben = await (await new Editor(text).ConnectAsync(await server.ConnectAsync(secrets[0]))).OpenedAsync();
        await using var fay = await (await new Editor(text).ConnectAsync(await server.ConnectAsync(secrets[2]))).OpenedAsync();
        await ben.InsertAsync(1, "warm");
        await ben.SavedAsync();

        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 25; i++)
        {
            var sent = TimeProvider.System.GetTimestamp();
            await ben.TypeAsync(doc => new ReplaceStep(1, doc.Content.Size - 1, new Slice(Fragment.From([Doc.Schema.Text(new string((char)('a' + i), 400_000))]), 0, 0)));
            await ben.SavedAsync();
            await fay.AtAsync(ben.Version);
            var took = TimeProvider.System.GetElapsedTime(sent);
            slowest = took > slowest ? took : slowest;
        }

        Assert.True(slowest < TimeSpan.FromSeconds(5), $"The slowest took {slowest}."); // ten seconds and more where somebody waits for it
        await deaf.DisposeAsync();
        Directory.Delete(kept.Folder, recursive: true);
    }

    private static async Task<string[]> SecretsAsync(TestWorkspace w, params Actor[] people)
    {
        var secrets = new List<string>();
        foreach (var person in people)
        {
            secrets.Add(await w.Service<Sessions>().StartAsync(person.Id, "a test"));
        }

        return [.. secrets];
    }
}
