using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;
using Workspace.Tools.Risks.Import;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class ImportActionsTests
{
    [Theory]
    [InlineData("programme.csv", 8)]
    [InlineData("consultation-semicolons.csv", 5)]
    [InlineData("three-point.csv", 4)]
    public async Task Every_row_of_a_real_register_becomes_a_risk(string name, int rows)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await SendAsync(w, w.Fay, RegisterFiles.Bytes(name), name);
        Assert.Equal(0, await CountAsync(w));
        Assert.Equal(rows, await w.DoAsync<ImportActions, int>(w.Fay, a => a.ConfirmAsync(w.SpaceId, id)));
        Assert.Equal(rows, await CountAsync(w));
        Assert.Equal([RiskEvents.Imported], await w.EventsAsync());
        Assert.Equal(rows, await w.ReadAsync(db => db.Set<ScoreChange>().CountAsync(c => c.SpaceId == w.SpaceId)));
    }

    [Fact]
    public async Task Confirmed_three_times_at_once_it_is_imported_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await SendAsync(w, w.Fay, RegisterFiles.Bytes("programme.csv"));
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => w.DoAsync<ImportActions, int>(w.Fay, a => a.ConfirmAsync(w.SpaceId, id))));
        Assert.Equal([8, 8, 8], results);
        Assert.Equal(8, await CountAsync(w));
    }

    [Fact]
    public async Task What_stops_an_import_leaves_nothing_behind()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await SendAsync(w, w.Fay, "Risk,Likelihood,Impact\none,3,3\ntwo,,3\n"u8.ToArray());
        Assert.Equal(RefusalKind.Wrong, await w.RefusalAsync<ImportActions>(w.Fay, a => a.ConfirmAsync(w.SpaceId, id)));
        Assert.Equal(0, await CountAsync(w));

        var plan = (await w.DoAsync<ImportActions, ImportLook>(w.Fay, a => a.LookAsync(w.SpaceId, id))).Import.ChosenPlan();
        await w.DoAsync<ImportActions>(w.Fay, a => a.ChooseAsync(w.SpaceId, id, plan with { UnreadableScore = 3 }));
        Assert.Equal(2, await w.DoAsync<ImportActions, int>(w.Fay, a => a.ConfirmAsync(w.SpaceId, id)));
    }

    [Fact]
    public async Task Importing_is_for_facilitators_and_an_upload_is_for_its_sender()
    {
        await using var w = await TestWorkspace.OpenAsync();
        Assert.Equal(RefusalKind.Forbidden, await w.RefusalAsync<ImportActions>(w.Ben, a => a.SendAsync(w.SpaceId, "a.csv", new MemoryStream(RegisterFiles.Bytes("programme.csv")))));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<ImportActions>(w.Zed, a => a.SendAsync(w.SpaceId, "a.csv", new MemoryStream())));
        var id = await SendAsync(w, w.Fay, RegisterFiles.Bytes("programme.csv"));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<ImportActions>(w.Ann, a => a.LookAsync(w.SpaceId, id)));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<ImportActions>(w.Ann, a => a.ConfirmAsync(w.SpaceId, id)));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<ImportActions>(w.Zed, a => a.LookAsync(w.SpaceId, id)));
    }

    [Fact]
    public async Task An_upload_is_forgotten_after_a_day_and_when_the_next_one_comes()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var first = await SendAsync(w, w.Fay, RegisterFiles.Bytes("programme.csv"));
        var second = await SendAsync(w, w.Fay, RegisterFiles.Bytes("three-point.csv"));
        Assert.Equal(RefusalKind.NotFound, await w.RefusalAsync<ImportActions>(w.Fay, a => a.LookAsync(w.SpaceId, first)));
        w.Clock.Advance(PendingImport.Life);
        Assert.Equal(RefusalKind.Wrong, await w.RefusalAsync<ImportActions>(w.Fay, a => a.ConfirmAsync(w.SpaceId, second)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_line()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var refused = await Assert.ThrowsAsync<Refusal>(() => SendAsync(w, w.Fay, "Risk,Likelihood\n\"open,3\n"u8.ToArray()));
        Assert.StartsWith("Line 2, column 1: a quote is opened here and never closed.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await w.ReadAsync(db => db.Set<PendingImport>().CountAsync(i => i.SpaceId == w.SpaceId)));
    }

    private static Task<Guid> SendAsync(TestWorkspace w, Actor by, byte[] file, string name = "register.csv") =>
        w.DoAsync<ImportActions, Guid>(by, a => a.SendAsync(w.SpaceId, name, new MemoryStream(file)));

    private static Task<int> CountAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Risk>().CountAsync(r => r.SpaceId == w.SpaceId));
}
