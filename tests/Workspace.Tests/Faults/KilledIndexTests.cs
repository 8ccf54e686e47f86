using Workspace.Tests.Search;
using Workspace.Tests.Support;

namespace Workspace.Tests.Faults;

/// <summary>The server is killed while it writes its search index: afterwards the index is the same as one made anew.</summary>
public sealed class KilledIndexTests
{
    [Fact]
    public async Task The_index_equals_one_made_anew_after_the_server_was_killed_in_mid_write()
    {
        var (server, w) = await KilledServer.PrepareAsync();
        await using (server)
        {
            var killed = await KilledServer.WithWritersAsync(w, writers: 4);
            foreach (var answers in (int[])[15, 30, 45])
            {
                await killed.LiveAsync(answers);
                Assert.Null(await w.Index().CheckAsync());
            }

            await w.IndexedAsync();
            var before = await WholeAsync(w);
            await using (var pen = await w.Index().TakePenAsync())
            {
                await pen.ClearAsync();
                await pen.CommitAsync();
            }

            await w.IndexedAsync();

            Assert.Equal(await WholeAsync(w), before);
            Assert.True(before.Count(line => line.Contains("Kind = risk", StringComparison.Ordinal)) >= killed.Acknowledged.Count);
            Assert.Null(await w.Index().CheckAsync());
            Assert.NotEmpty(await w.TitlesAsync(w.Rae, $"\"{killed.Acknowledged.Last()}\""));
        }
    }

    private static async Task<IReadOnlyList<string>> WholeAsync(TestWorkspace w)
    {
        var (rows, words) = await w.Index().AllAsync();
        return [.. rows.Where(row => row.SpaceId == w.SpaceId).Select(row => row.ToString()), .. words.Where(word => word.SpaceId == w.SpaceId).Select(word => $"{word.Word}").Order(StringComparer.Ordinal)];
    }
}
