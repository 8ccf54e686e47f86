using Workspace.Files.Csv;
using Workspace.Tools.Risks;
using Workspace.Tools.Risks.Import;
using static Workspace.Tests.Tools.Risks.Import.RegisterFiles;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class ImportTests
{
    [Theory]
    [InlineData("Risk Title", ImportField.Title)]
    [InlineData("RiskOwner", ImportField.Owner)]
    [InlineData("mitigation_owner", ImportField.Owner)]
    [InlineData("Probability (1-5)", ImportField.Likelihood)]
    [InlineData("NEXT REVIEW DATE", ImportField.ReviewOn)]
    [InlineData("Root cause", ImportField.Cause)]
    [InlineData("Work-stream", ImportField.Category)]
    [InlineData("Mitigating actions", ImportField.ResponseText)]
    public void Headings_are_known_in_many_spellings(string heading, ImportField field) =>
        Assert.Equal(field, Enum.GetValues<ImportField>().MaxBy(f => Headings.Weight(heading, f)));

    [Fact]
    public void The_score_of_today_is_preferred_to_the_one_before_treatment()
    {
        var columns = ColumnGuess.Propose(Table("Risk,Inherent likelihood,Inherent impact,Residual likelihood,Residual impact\nx,5,5,2,2\n")).Columns;
        Assert.Equal([ImportField.Title, ImportField.AddToDescription, ImportField.AddToDescription, ImportField.Likelihood, ImportField.Impact], columns);
    }

    [Fact]
    public void A_consequence_in_words_is_text_and_on_a_scale_is_the_impact()
    {
        Assert.Equal(ImportField.Consequence, ColumnGuess.Propose(Table("Risk,Likelihood,Impact,Consequence\nx,1,2,The pilot stops\n")).Columns[3]);
        Assert.Equal(ImportField.Impact, ColumnGuess.Propose(Table("Risk,Likelihood,Consequence\nx,1,High\n")).Columns[2]);
    }

    [Fact]
    public void A_title_above_the_headings_is_told_and_not_imported()
    {
        var preview = Preview("Risk register of the pilot,,\n,,\nRisk,Likelihood,Impact\nx,1,2\n");
        Assert.True(preview.CanImport);
        Assert.Equal("“Risk register of the pilot” stands above the headings and is not imported.", Assert.Single(preview.Problems).Message);
    }

    [Fact]
    public void A_score_that_cannot_be_read_stops_the_import_until_something_is_chosen_for_it()
    {
        var table = Table("Risk,Likelihood,Impact\none,3,3\ntwo,TBC,3\nthree,4,\nfour,9,2\nfive,2,2\nsix,1,1\n");
        var plan = ColumnGuess.Propose(table) with { Likelihood = ScaleKind.OneToFive };
        var preview = ImportReader.Read(table, plan, ImportKnown.Nothing);
        Assert.False(preview.CanImport);
        Assert.Equal(["Line 3, Likelihood", "Line 4, Impact", "Line 5, Likelihood"], preview.Problems.Where(p => p.Stops).Select(p => p.Place));

        var chosen = ImportReader.Read(table, plan with { UnreadableScore = 3 }, ImportKnown.Nothing);
        Assert.True(chosen.CanImport);
        Assert.Equal(new Score(3, 3), chosen.Rows[1].Details.Score);
        Assert.Equal("Likelihood: TBC", chosen.Rows[1].Details.Description);
        Assert.Equal(3, chosen.Notes);
    }

    [Fact]
    public void A_row_without_a_title_stops_the_import()
    {
        var preview = Preview("Risk,Likelihood,Impact,Owner\n,3,3,Legal\n");
        Assert.Equal("Line 2, Risk: Say in one sentence what might happen.", preview.Problems.Select(p => $"{p.Place}: {p.Message}").Single());
        Assert.False(preview.CanImport);
    }

    [Fact]
    public void Cells_in_the_wrong_columns_stop_the_import()
    {
        var preview = Preview("Risk,Likelihood,Impact\nOne, two,3,3\n");
        Assert.StartsWith("This row has 4 cells and there are 3 headings", preview.Problems[0].Message, StringComparison.Ordinal);
        Assert.False(preview.CanImport);
    }

    [Fact]
    public void Nothing_is_lost_silently()
    {
        var row = Preview("Risk,Likelihood,Impact,Status,Review date,Colour,Score,Level\nx,3,3,Parked,soon,Blue,8,Critical\ny,3,3,Open,2027-01-01,Blue,9,Medium\n").Rows[0];
        Assert.Equal(["Colour: Blue", "Level: Critical", "Review date: soon", "Score: 8", "Status: Parked"], row.Details.Description.Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(["Level", "Review date", "Score", "Status"], row.Problems.Select(p => p.Column).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_long_title_is_shortened_and_kept_whole_in_the_description()
    {
        var title = string.Concat(Enumerable.Repeat("Too long to be a title. ", 20)).Trim();
        var row = Preview($"Risk,Likelihood,Impact\n{title},3,3\n").Rows[0];
        Assert.Equal(RiskText.Title, RiskText.Length(row.Details.Title));
        Assert.Contains(title, row.Details.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_no_database_keeps_stops_the_import() =>
        Assert.Contains("cannot be stored", Assert.Single(Preview("Risk,Likelihood,Impact\na\0b,3,3\n").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void An_owner_is_a_member_only_where_one_member_has_that_name()
    {
        var (ben, one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var members = new[] { ("Ben Ode", ben), ("Jo Hale", one), ("Jo Hale", two) }.ToLookup(m => m.Item1, m => m.Item2, StringComparer.OrdinalIgnoreCase);
        var known = new ImportKnown(members, new Dictionary<string, string> { ["A1"] = "R-07" });
        var preview = Preview(Table("Ref,Risk,Likelihood,Impact,Owner\nA1,x,1,1,ben ode\nA2,y,1,1,Jo Hale\nA2,z,1,1,Legal\n"), known);
        Assert.Equal([ben, null, null], preview.Rows.Select(r => r.Details.OwnerId));
        Assert.Equal(["Line 2, Ref", "Line 4, Ref"], preview.Problems.Select(p => p.Place));
        Assert.Contains("R-07", preview.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_needs_a_title_and_both_scores_each_once()
    {
        var table = Table("A,B,C\nx,y,z\n");
        var plan = new ImportPlan([ImportField.Title, ImportField.Title, ImportField.LeaveOut], ScaleKind.Words, ScaleKind.Words);
        Assert.Equal(["Choose the column that becomes Likelihood.", "Choose the column that becomes Impact.", "Only one column can become Risk (title); now it is A and B."], plan.Problems(table));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Risk,Likelihood,Impact\n")]
    public void A_file_without_rows_is_refused_in_words(string text) => Assert.Throws<CsvRefused>(() => Table(text));

    [Fact]
    public void Headings_may_be_missing_or_doubled() =>
        Assert.Equal(["Risk", "Column 2", "Risk (column 3)"], Table("Risk,,Risk,\nx,y,z,\n").Headings);
}
