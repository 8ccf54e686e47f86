using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class ImportPagesTests
{
    [Theory]
    [InlineData("programme.csv", 8, "All 8 rows can be taken as they stand.")]
    [InlineData("consultation-semicolons.csv", 5, "“2027-13-01” is not a date; no review date is set.")]
    [InlineData("three-point.csv", 4, "“Q3-2027” is read as the last day of that quarter, 30 September 2027.")]
    public async Task A_real_register_comes_in_by_three_pages_and_is_there_for_everybody(string name, int rows, string said)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var columns = await UploadAsync(w, RegisterFiles.Bytes(name), name);
        Assert.Equal("What are the columns?", columns.Title);
        var preview = await columns.PressAsync("Look at the result");
        Assert.Equal("Nothing is stored yet", preview.Title);
        Assert.Contains(said, preview.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(w));

        var register = await preview.PressAsync($"Import {rows} risks");
        Assert.Equal(rows, await CountAsync(w));
        Assert.Contains($"{rows} risks imported.", register.AllText, StringComparison.Ordinal);
        Assert.Contains("already", (await preview.PressAsync($"Import {rows} risks")).Text + (await (await w.SignInAsync(w.Fay)).GetAsync(preview.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(rows, await CountAsync(w));
        Assert.True((await (await w.SignInAsync(w.Rae)).GetAsync(w.Risks())).All("tbody tr").Count > 0);
    }

    [Fact]
    public async Task A_score_that_cannot_be_read_is_named_and_a_choice_mends_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var columns = await UploadAsync(w, "Risk,Likelihood,Impact\none,3,3\ntwo,TBC,3\nthree,4,5\n"u8.ToArray());
        var stopped = await columns.PressAsync("Look at the result");
        Assert.Equal("This cannot be imported yet", stopped.Title);
        Assert.Equal(["Line 3LikelihoodStops the import"], stopped.Document.QuerySelectorAll("tbody tr").Where(r => r.TextContent.Contains("TBC")).Select(r => string.Concat(r.Children.Where(c => c.ClassName != "title").Select(c => c.TextContent.Trim()))));
        Assert.False(stopped.Has("#confirm-form"));
        var mended = await (await stopped.ClickAsync("Change what the columns are")).PressAsync("Look at the result", ("unreadable", "3"));
        await mended.PressAsync("Import 3 risks");
        Assert.Equal(3, await CountAsync(w));
    }

    [Fact]
    public async Task Columns_are_chosen_once_each()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var columns = await UploadAsync(w, "Risk,Likelihood,Impact,Thoughts\none,3,3,x\n"u8.ToArray());
        var again = await columns.PressAsync("Look at the result", ("column-3", "Title"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Only one column can become Risk (title); now it is Risk and Thoughts.", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Choose the file that holds your register.")]
    [InlineData("Risk,Likelihood\n\"open,3\n", "Line 2, column 1: a quote is opened here and never closed.")]
    [InlineData("PK\u0003\u0004", "This is a workbook.")]
    public async Task A_file_that_is_no_table_gets_one_sentence(string text, string sentence)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var again = await UploadAsync(w, Encoding.UTF8.GetBytes(text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(sentence, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_columns_and_fifty_megabytes_are_refused_in_words()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var wide = await UploadAsync(w, Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(1, 200)) + "\n"));
        Assert.Contains("Line 1 has more than 100 columns.", wide.Text, StringComparison.Ordinal);
        var large = await UploadAsync(w, new byte[50 * 1024 * 1024]);
        Assert.Contains("This file is larger than 20 MB.", large.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_file_name_is_only_a_name()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var columns = await UploadAsync(w, RegisterFiles.Bytes("three-point.csv"), "..\\..\\<img src=x onerror=alert(1)>.csv");
        Assert.Contains("“<img src=x onerror=alert(1)>.csv”", columns.Text, StringComparison.Ordinal);
        Assert.False(columns.Has("main img"));
    }

    private static async Task<Page> UploadAsync(TestWorkspace w, byte[] file, string name = "register.csv") =>
        await (await (await w.SignInAsync(w.Fay)).GetAsync(w.Risks("/import"))).UploadAsync("Read this file", ("File", name, file));

    private static Task<int> CountAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<Risk>().CountAsync(r => r.SpaceId == w.SpaceId));
}
