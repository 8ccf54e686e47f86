using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Data;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Faults;

/// <summary>The server is killed in mid-write, again and again.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task What_was_shown_as_saved_is_there_once_after_three_kills()
    {
        var (server, w) = await KilledServer.PrepareAsync();
        await using (server)
        {
            var killed = await KilledServer.WithWritersAsync(w, writers: 4);
            foreach (var answers in (int[])[5, 20, 40])
            {
                await killed.LiveAsync(answers);
            }

            var found = await w.ReadAsync(db => db.Set<Risk>().Where(r => r.SpaceId == w.SpaceId).Select(r => new { r.Title, r.Number }).ToListAsync());
            Assert.True(killed.Acknowledged.Count >= 65);
            Assert.Empty(killed.Acknowledged.Except(found.Select(r => r.Title)));
            Assert.Empty(found.Select(r => r.Title).Except(killed.Sent));
            Assert.Equal(found.Count, found.Select(r => r.Title).Distinct().Count());
            Assert.Equal(found.Count, found.Select(r => r.Number).Distinct().Count());
            if (w.Server.Settings.IsSqlite)
            {
                Assert.Equal("ok", await w.ReadAsync(db => db.Database.SqlQueryRaw<string>("select integrity_check as Value from pragma_integrity_check").SingleAsync()));
            }
        }
    }
}
