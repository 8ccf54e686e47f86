using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Files.Csv;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;
using Workspace.Tools.Risks.Import;
using Workspace.Tests.Tools.Risks.Import;

namespace Workspace.Tests.Tools.Risks;

public sealed class RiskExportTests
{
    private static readonly string[] Hostile = ["=1+1", "+44", "-5", "@x", "'=1", "a\"b", "two\nlines", "<script>alert(1)</script>", "👩‍👩‍👧", "\u202Eabc", "semi;colon, comma"];

    [Fact]
    public async Task A_reader_exports_what_they_see_and_a_spreadsheet_runs_none_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        foreach (var text in Hostile) await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Title = text, Cause = text, OwnerName = text });
        var answer = await (await w.SignInAsync(w.Rae)).Http.GetAsync(w.Risks("/export.csv?sort=reference&order=up"));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("risks-2026-11-24.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var rows = CsvReader.Read(bytes, new CsvLimits()).Rows;
        Assert.Equal(Hostile, rows.Skip(1).Select(r => r[1]));
        Assert.Equal(Hostile, rows.Skip(1).Select(r => r[6]));
        Assert.DoesNotContain("\n=1", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(",=1", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_and_the_state_hold_for_the_file()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddRiskAsync(w.Ben);
        var low = await w.AddRiskAsync(w.Ben, RiskWorkspace.Details with { Score = new(1, 1) });
        await w.DoAsync<RiskActions>(w.Fay, a => a.CloseAsync(w.SpaceId, low.Id, 0, "Gone"));
        var rae = await w.SignInAsync(w.Rae);
        Assert.Equal(["R-01"], await ReferencesAsync(rae, w.Risks("/export.csv?level=high")));
        Assert.Equal(["R-02"], await ReferencesAsync(rae, w.Risks("/export.csv?status=closed")));
        Assert.Empty(await ReferencesAsync(rae, w.Risks("/export.csv?owner=name:x")));
    }

    [Fact]
    public async Task The_marking_of_the_space_goes_with_the_file()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.WriteAsync(async db => (await db.Set<Space>().SingleAsync(s => s.Id == w.SpaceId)).Describe("Reform", "Purpose", "", "Official – sensitive"));
        var answer = await (await w.SignInAsync(w.Rae)).Http.GetAsync(w.Risks("/export.csv"));
        Assert.Equal("risks-OFFICIAL-SENSITIVE-2026-11-24.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    [Fact]
    public async Task Our_own_file_can_be_imported_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.ImportAsync(w.Fay, Encoding.UTF8.GetString(RegisterFiles.Bytes("programme.csv")));
        var file = await (await w.SignInAsync(w.Fay)).Http.GetByteArrayAsync(w.Risks("/export.csv"));
        var preview = RegisterFiles.Preview(RegisterFiles.Table(file));
        Assert.True(preview.CanImport);
        Assert.Empty(preview.Problems);
        Assert.Equal(new RiskDetails
        {
            Title = "Identity checks for overseas buyers take longer than the pilot assumed",
            Category = "Process",
            OwnerName = "Policy Lead",
            Score = new(3, 4),
            Status = RiskStatus.Treating,
            ReviewOn = new(2027, 1, 15),
            ResponseText = "Agree interim paper route",
        }, preview.Rows.Single(r => r.Details.Title.StartsWith("Identity", StringComparison.Ordinal)).Details with { Description = "" });
    }

    private static async Task<IEnumerable<string>> ReferencesAsync(Browser browser, string address) =>
        CsvReader.Read(await browser.Http.GetByteArrayAsync(address), new CsvLimits()).Rows.Skip(1).Select(r => r[0]);
}
