using Microsoft.EntityFrameworkCore;
using Workspace.Prose.Differences;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Texts.History;

namespace Workspace.Tests.Texts;

/// <summary>Who wrote what and when, any version again, and the log in packs.</summary>
public sealed class TextHistoryTests
{
    [Fact]
    public async Task Any_version_is_read_again_with_its_author()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await WrittenAsync(w);

        var first = await w.InHistoryAsync(w.Rae, (history, visit) => history.ReadAsync(visit, text, 1));

        Assert.Equal(("Ben: One\nTwo", w.Ben.Id), (Doc.Words(first.Doc), first.ById));
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.InHistoryAsync(w.Rae, (history, visit) => history.ReadAsync(visit, text, 99)))).Kind);
    }

    [Fact]
    public async Task The_timeline_tells_stretches_of_work_the_latest_first()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await WrittenAsync(w);

        var stretches = await w.InHistoryAsync(w.Rae, (history, visit) => history.TimelineAsync(visit, text));

        Assert.Equal([(w.Fay.Id, 2, 3), (w.Ben.Id, 1, 1)], stretches.Select(s => (s.ById, s.First, s.Last)));
    }

    [Fact]
    public async Task Each_block_names_who_wrote_in_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await WrittenAsync(w);

        var blocks = await w.InHistoryAsync(w.Rae, (history, visit) => history.WhoWroteAsync(visit, text));

        Assert.Equal([w.Ben.Id], blocks[0].Authors.Select(a => a.PersonId));
        Assert.Equal([w.Fay.Id], blocks[1].Authors.Select(a => a.PersonId));
    }

    [Fact]
    public async Task Two_versions_are_compared_with_authors()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await WrittenAsync(w);

        var comparison = await w.InHistoryAsync(w.Rae, (history, visit) => history.CompareAsync(visit, text, 0, 3));

        Assert.Equal([ChangeKind.Changed, ChangeKind.Changed], comparison.Difference.Blocks.Select(b => b.Kind));
        Assert.Equal([w.Ben.Id.ToString()], comparison.Difference.Blocks[0].Authors);
        Assert.Equal([w.Fay.Id.ToString()], comparison.Difference.Blocks[1].Authors);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_a_new_one()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await WrittenAsync(w);

        var restored = await w.InTextsAsync(w.Ben, (texts, visit) => texts.RestoreAsync(visit, text, 1));

        Assert.Equal((4, "Ben: One\nTwo"), (restored.Version, await w.StoredAsync(text)));
        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => w.InTextsAsync(w.Cas, (texts, visit) => texts.RestoreAsync(visit, text, 0)))).Kind);
    }

    [Fact]
    public async Task A_version_is_named_and_found_by_its_name()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await WrittenAsync(w);

        await w.InHistoryAsync(w.Ben, async (history, visit) =>
        {
            await history.NameAsync(visit, text, 2, "Sent to ministers");
            await visit.SaveAsync();
            return true;
        });

        var named = Assert.Single(await w.InHistoryAsync(w.Rae, (history, visit) => history.NamesAsync(visit, text)));
        Assert.Equal((2, "Sent to ministers"), (named.Version, named.Name));
        await Assert.ThrowsAsync<Refusal>(() => w.InHistoryAsync(w.Rae, (history, visit) => history.NameAsync(visit, text, 2, "Mine")));
    }

    [Fact]
    public async Task A_packed_log_says_word_for_word_what_it_said_before()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of(""));
        await using var ben = await w.EditAsync(w.Ben, text);
        await using var fay = await w.EditAsync(w.Fay, text);
        for (var i = 0; i < 130; i++)
        {
            await ben.AtAsync(fay.Version);
            await ben.InsertAsync(ben.Doc.Content.Size - 1, i % 7 == 0 ? "\"é😀" : "a");
            await ben.SavedAsync();
            await fay.TypeAsync(i % 5 == 4 ? Doc.Delete(1, 2) : Doc.Insert(1, "b"));
            await fay.SavedAsync();
        }

        var version = await w.ReadAsync(db => db.Set<SharedText>().Where(t => t.Id == text).Select(t => t.Version).SingleAsync());
        await UntilAsync(() => w.ReadAsync(db => db.Set<TextSnapshot>().AnyAsync(s => s.TextId == text && s.Version >= 200)));
        var before = await w.InHistoryAsync(w.Ben, (history, visit) => history.CommitsAsync(visit, text, 0));

        await w.Service<TextPacker>().PackAsync(TimeSpan.FromMinutes(-1));

        var after = await w.InHistoryAsync(w.Ben, (history, visit) => history.CommitsAsync(visit, text, 0));
        Assert.Equal(version, before.Count);
        Assert.Equal(before.Select(Line), after.Select(Line));
        Assert.True(await w.ReadAsync(db => db.Set<TextCommit>().CountAsync(c => c.TextId == text)) < 100);
        Assert.True(await w.ReadAsync(db => db.Set<TextPack>().Where(p => p.TextId == text).SumAsync(p => p.Commits.Length)) < 4_000);
        Assert.Equal(ben.Words, Doc.Words((await w.InHistoryAsync(w.Ben, (history, visit) => history.ReadAsync(visit, text, version))).Doc));

        // Whoever was away since the beginning, with a batch on the way, is not stranded.
        await using var late = await w.EditAsync(w.Ann, text);
        await late.SubmitAsync(3, 1, "[" + Workspace.Prose.ProseJson.WriteText(Doc.Insert(1, "LATE")) + "]");
        await late.AtAsync(version + 1);
        Assert.Contains("LATE", await w.StoredAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_hears_when_its_text_has_changed()
    {
        var owner = new Listening();
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(host => Microsoft.AspNetCore.TestHost.WebHostBuilderExtensions.ConfigureTestServices(host, services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<ITextOwner>(services, owner))));
        var text = await w.BeginTextAsync(Doc.Of("One"));
        await using var ben = await w.EditAsync(w.Ben, text);

        await ben.InsertAsync(4, " two");
        await ben.SavedAsync();

        Assert.Equal("One two", await owner.Heard.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static string Line(TextCommit c) => $"{c.Version} {c.AuthorId} {c.At:O} {c.Tab} {c.Sequence} {c.Note} {c.Steps}";

    private static async Task<Guid> WrittenAsync(TestWorkspace w)
    {
        var text = await w.BeginTextAsync(Doc.Of("One", "Two"));
        await w.InTextsAsync(w.Ben, (texts, visit) => texts.AppendAsync(visit, text, 0, [Doc.Insert(1, "Ben: ")]));
        await w.InTextsAsync(w.Fay, (texts, visit) => texts.AppendAsync(visit, text, 1, [Doc.Insert(11, "Fay: ")]));
        await w.InTextsAsync(w.Fay, (texts, visit) => texts.AppendAsync(visit, text, 2, [Doc.Insert(16, "and ")]));
        return text;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 400, "It did not come about.");
            await Task.Delay(50);
        }
    }

    private sealed class Listening : ITextOwner
    {
        public TaskCompletionSource<string> Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public string Tool => TextsOf.Tool;

        public Task ChangedAsync(Visit visit, Guid thingId, TextNow now, CancellationToken ct = default)
        {
            Heard.TrySetResult(Doc.Words(now.Doc));
            return Task.CompletedTask;
        }
    }
}
