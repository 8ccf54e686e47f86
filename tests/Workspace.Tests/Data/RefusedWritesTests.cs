using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Data;

/// <summary>A write that is refused troubles none of those that are committed with it.</summary>
public sealed class RefusedWritesTests
{
    [Fact]
    public async Task Among_many_refused_writes_every_author_gets_an_answer_and_every_good_write_is_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (databases, writer, subject) = (w.Server.Services.GetRequiredService<IDbContextFactory<WorkspaceDb>>(), w.Server.Services.GetRequiredService<IWriter>(), Guid.CreateVersion7());

        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(number => Task.Run(() => WriteAsync(number % 3 == 0)))).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(400, answers.Count(accepted => accepted));
        Assert.Equal(400, await w.ReadAsync(db => db.Set<Event>().CountAsync(e => e.SubjectId == subject)));

        async Task<bool> WriteAsync(bool refused)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync();
                db.Add(new Event { OrganisationId = w.OrganisationId, Kind = "test.written", SubjectId = subject, At = w.Clock.GetUtcNow() });
                await writer.SaveAsync(db, (_, _) => refused ? throw Refusal.Wrong("No.") : Task.CompletedTask);
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }
    }
}
