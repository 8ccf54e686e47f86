using Workspace.Tools.Risks;
using Workspace.Tools.Risks.Import;
using static Workspace.Tests.Tools.Risks.Import.RegisterFiles;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class RealRegistersTests
{
    [Fact]
    public void The_programme_register_comes_in_whole()
    {
        var table = Table(Bytes("programme.csv"));
        Assert.Equal([ImportField.Reference, ImportField.Title, ImportField.Category, ImportField.Likelihood, ImportField.Impact, ImportField.Status, ImportField.Owner, ImportField.ReviewOn, ImportField.ResponseText], ColumnGuess.Propose(table).Columns);

        var preview = Preview(table);
        Assert.True(preview.CanImport);
        Assert.Empty(preview.Problems);
        Assert.Equal(8, preview.Rows.Count);
        Assert.Equal(["Open", "Treating", "Closed", "Open", "Open", "Treating", "Open", "Open"], preview.Rows.Select(r => r.StatusWords));
        var first = preview.Rows[0];
        Assert.Equal((2, "R01"), (first.Line, first.OriginalReference));
        Assert.Equal(new RiskDetails
        {
            Title = "Conveyancers' case systems cannot send the new message format in time",
            Category = "Supplier",
            OwnerName = "Supplier Liaison",
            Score = new(4, 5),
            ReviewOn = new(2027, 2, 1),
            ResponseText = "Early adopter group; sandbox open from January; fortnightly surgery",
        }, first.Details);
    }

    [Fact]
    public void The_consultation_register_comes_in_whole_with_its_bad_cells_named()
    {
        var table = Table(Bytes("consultation-semicolons.csv"));
        Assert.Equal([ImportField.Reference, ImportField.Category, ImportField.Title, ImportField.Likelihood, ImportField.Impact, ImportField.Level, ImportField.Response, ImportField.Owner, ImportField.AddToDescription, ImportField.ReviewOn], ColumnGuess.Propose(table).Columns);

        var preview = Preview(table);
        Assert.True(preview.CanImport);
        Assert.Equal(5, preview.Rows.Count);
        Assert.Equal([(2, "A1"), (4, "A2"), (5, "B1"), (6, "B2"), (7, "C1")], preview.Rows.Select(r => (r.Line, r.OriginalReference)));
        Assert.Equal([new(4, 4), new(3, 3), new(2, 4), new(4, 2), new(3, 4)], preview.Rows.Select(r => r.Details.Score));
        Assert.Equal([RiskResponse.Treat, RiskResponse.Treat, RiskResponse.Terminate, RiskResponse.Tolerate, RiskResponse.Transfer], preview.Rows.Select(r => r.Details.Response!.Value));
        Assert.Equal("outreach sessions;\r\nposters in three languages", preview.Rows[0].Details.ResponseText);
        Assert.Equal("Few replies from tenants’ groups; officials \"hear the usual voices\"", preview.Rows[0].Details.Title);
        Assert.Equal("Early warning: Fewer than 40 replies by week 3", preview.Rows[0].Details.Description);
        Assert.Equal("=HYPERLINK(\"http://example.invalid\";\"open me\")", preview.Rows[4].Details.Title);
        Assert.Equal([new(2027, 1, 31), new(2027, 2, 28), null, null, new(2027, 3, 15)], preview.Rows.Select(r => r.Details.ReviewOn));
        Assert.Equal("Review date: 2027-13-01", preview.Rows[3].Details.Description);
        Assert.Equal(["Line 6, Review date", "Line 7, Description", "Line 7, Review date"], preview.Problems.Select(p => p.Place));
        Assert.Equal("“2027-13-01” is not a date; no review date is set. The text is kept in the description.", preview.Problems[0].Message);
    }

    [Fact]
    public void The_three_point_register_comes_in_whole_on_our_scale()
    {
        var table = Table(Bytes("three-point.csv"));
        var plan = ColumnGuess.Propose(table);
        Assert.Equal([ImportField.Reference, ImportField.Title, ImportField.Likelihood, ImportField.Impact, ImportField.Score, ImportField.Level, ImportField.ResponseText, ImportField.ReviewOn, ImportField.Owner], plan.Columns);
        Assert.Equal((ScaleKind.OneToThree, ScaleKind.OneToThree), (plan.Likelihood, plan.Impact));

        var preview = Preview(table);
        Assert.True(preview.CanImport);
        Assert.Equal(["5.9", "5.19", "8.13", "6.5"], preview.Rows.Select(r => r.OriginalReference));
        Assert.Equal([new(3, 5), new(3, 5), new(3, 3), new(3, 5)], preview.Rows.Select(r => r.Details.Score));
        Assert.Equal([Level.High, Level.High, Level.Medium, Level.High], preview.Rows.Select(r => r.Details.Score.Level));
        Assert.Equal([new(2027, 9, 30), new(2027, 9, 30), new(2027, 12, 31), new(2027, 6, 30)], preview.Rows.Select(r => r.Details.ReviewOn));
        Assert.All(preview.Problems, p => Assert.Equal("Target", p.Column));
        Assert.Equal([2, 3, 4, 5], preview.Problems.Select(p => p.Line));
        Assert.False(preview.Problems[0].Stops);
    }
}
