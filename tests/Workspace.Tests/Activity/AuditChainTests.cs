using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Activity.Audit;
using Workspace.Tests.Support;

namespace Workspace.Tests.Activity;

/// <summary>The chain over the audit: what was changed, removed or slipped in past the product shows.</summary>
public sealed class AuditChainTests
{
    [Fact]
    public async Task What_nobody_touched_is_whole_however_often_it_is_sealed()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        for (var i = 0; i < 3; i++)
        {
            await HappenAsync(w, 7);
            await SealAsync(w);
        }

        var report = await VerifyAsync(w);

        Assert.Null(report.Trouble);
        Assert.Equal(await w.ReadAsync(db => db.Set<Event>().LongCountAsync()), report.Events);
        Assert.InRange(report.Seals, 3, 30);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("removed")]
    [InlineData("moved to another")]
    public async Task A_line_that_was_touched_is_found(string how)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await HappenAsync(w, 20);
        await SealAsync(w);
        await HappenAsync(w, 5);
        await SealAsync(w);

        await w.WriteAsync(async db =>
        {
            var line = await db.Set<Event>().Where(e => e.Kind == "test.done").OrderBy(e => e.Id).Skip(6).FirstAsync();
            switch (how)
            {
                case "changed":
                    db.Entry(line).Property(e => e.Facts).CurrentValue = """{"n":"another"}""";
                    break;
                case "removed":
                    db.Remove(line);
                    break;
                default:
                    db.Entry(line).Property(e => e.ActorId).CurrentValue = w.Ben.Id;
                    break;
            }
        });

        Assert.NotNull((await VerifyAsync(w)).Trouble);
    }

    [Fact]
    public async Task A_seal_that_was_removed_or_made_up_is_found()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        for (var i = 0; i < 3; i++)
        {
            await HappenAsync(w, 3);
            await SealAsync(w);
        }

        var noted = (await VerifyAsync(w)).Head;
        await w.WriteAsync(async db => db.Remove(await db.Set<Seal>().SingleAsync(s => s.Number == 2)));

        Assert.Contains("Seal 2 is missing", (await VerifyAsync(w)).Trouble, StringComparison.Ordinal);
        Assert.NotNull(noted);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_found_by_a_head_that_was_noted_down()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await HappenAsync(w, 3);
        await SealAsync(w);
        await HappenAsync(w, 3);
        await SealAsync(w);
        var noted = (await VerifyAsync(w)).Head;

        await w.WriteAsync(async db =>
        {
            var last = await db.Set<Seal>().OrderByDescending(s => s.Number).FirstAsync();
            db.RemoveRange(await db.Set<Event>().Where(e => e.Id >= last.First).ToListAsync());
            db.Remove(last);
        });

        Assert.Null((await VerifyAsync(w)).Trouble);
        Assert.NotNull((await VerifyAsync(w, noted)).Trouble);
    }

    [Fact]
    public async Task Events_under_way_and_sealers_on_several_servers_leave_no_gap_and_no_double()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var sealers = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<Sealer>(w.Server.Services)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.WhenAll(HappenAsync(w, 4), sealers[i % 3].SealAsync())));
        await SealAsync(w);
        var report = await VerifyAsync(w);

        Assert.Null(report.Trouble);
        Assert.Equal(await w.ReadAsync(db => db.Set<Event>().LongCountAsync()), report.Events);
        var numbers = (await w.ReadAsync(db => db.Set<Seal>().Select(s => s.Events).ToListAsync())).SelectMany(Numbers).ToArray();
        Assert.Equal(numbers.Distinct().Count(), numbers.Length);
    }

    [Fact]
    public async Task The_command_says_whole_or_not_and_gives_the_head_to_note()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await HappenAsync(w, 3);
        await SealAsync(w);
        var command = w.Server.Services.GetRequiredService<AuditCommand>();
        await using var whole = new StringWriter();
        Assert.True(await command.VerifyAsync(null, whole));
        await w.WriteAsync(async db => db.Remove(await db.Set<Event>().FirstAsync(e => e.Kind == "test.done")));

        await using var broken = new StringWriter();
        Assert.False(await command.VerifyAsync(null, broken));

        Assert.Contains("The audit is whole", whole.ToString(), StringComparison.Ordinal);
        Assert.Contains("Note this head down", whole.ToString(), StringComparison.Ordinal);
        Assert.Contains("is missing", broken.ToString(), StringComparison.Ordinal);
    }

    private static Task HappenAsync(TestWorkspace w, int times) => w.WriteAsync(db =>
    {
        db.AddRange(Enumerable.Range(0, times).Select(i => new Event { OrganisationId = w.OrganisationId, ActorId = w.Ann.Id, Kind = "test.done", SubjectId = w.Ann.Id, At = w.Clock.GetUtcNow(), Facts = $$"""{"n":"{{i}}"}""" }));
        return Task.CompletedTask;
    });

    // On PostgreSQL whatever is still under way, in any database of the server, holds the horizon back for a moment.
    private static async Task SealAsync(TestWorkspace w)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await w.ReadAsync(async db => await db.Set<Event>().LongCountAsync() - await db.Set<Seal>().SumAsync(s => (long)s.Count)) > 0)
        {
            await w.Server.Services.GetRequiredService<Sealer>().SealAsync(patience.Token);
            await Task.Delay(20, patience.Token);
        }
    }

    private static Task<ChainReport> VerifyAsync(TestWorkspace w, string? noted = null) => w.Server.Services.GetRequiredService<AuditChain>().VerifyAsync(noted);

    private static IEnumerable<long> Numbers(string ranges) => ranges.Split(' ').Select(part => part.Split('-').Select(long.Parse).ToArray()).SelectMany(ends => Enumerable.Range(0, (int)(ends[^1] - ends[0]) + 1).Select(i => ends[0] + i));
}
