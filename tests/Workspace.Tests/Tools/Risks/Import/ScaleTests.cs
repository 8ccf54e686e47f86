using Workspace.Tools.Risks.Import;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class ScaleTests
{
    [Theory]
    [InlineData("Likelihood_1_3", "2,3", ScaleKind.OneToThree)]
    [InlineData("Impact (1-5)", "1,2,3", ScaleKind.OneToFive)]
    [InlineData("Impact out of 10", "1,2,3", ScaleKind.OneToTen)]
    [InlineData("Likelihood", "4,5,2", ScaleKind.OneToFive)]
    [InlineData("Likelihood", "4,8,2", ScaleKind.OneToTen)]
    [InlineData("Likelihood", "40%,80%", ScaleKind.Percent)]
    [InlineData("Likelihood %", "40,80", ScaleKind.Percent)]
    [InlineData("Likelihood", "40,80", ScaleKind.Percent)]
    [InlineData("Likelihood", "0.4,0.8,1", ScaleKind.Fraction)]
    [InlineData("Likelihood", "High,Low,M", ScaleKind.Words)]
    [InlineData("Likelihood", "", ScaleKind.Words)]
    public void The_scale_is_seen_from_the_heading_then_from_the_cells(string heading, string cells, ScaleKind kind) =>
        Assert.Equal(kind, Scale.Guess(heading, cells.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData(ScaleKind.OneToThree, "1", 1)]
    [InlineData(ScaleKind.OneToThree, "2", 3)]
    [InlineData(ScaleKind.OneToThree, "3", 5)]
    [InlineData(ScaleKind.OneToFour, "3", 4)]
    [InlineData(ScaleKind.OneToFive, "4 - High", 4)]
    [InlineData(ScaleKind.OneToFive, "Likely (4)", 4)]
    [InlineData(ScaleKind.OneToTen, "7", 4)]
    [InlineData(ScaleKind.Percent, "5%", 1)]
    [InlineData(ScaleKind.Percent, "50 %", 3)]
    [InlineData(ScaleKind.Percent, "0", 1)]
    [InlineData(ScaleKind.Fraction, "0,9", 5)]
    [InlineData(ScaleKind.Words, "Low", 2)]
    [InlineData(ScaleKind.Words, "H", 4)]
    [InlineData(ScaleKind.Words, "almost certain", 5)]
    [InlineData(ScaleKind.OneToFive, "very_high", 5)]
    public void A_cell_becomes_a_point_from_1_to_5(ScaleKind kind, string cell, int point) => Assert.Equal(point, Scale.Read(kind, cell));

    [Theory]
    [InlineData(ScaleKind.OneToFive, "6")]
    [InlineData(ScaleKind.OneToFive, "0")]
    [InlineData(ScaleKind.OneToFive, "-3")]
    [InlineData(ScaleKind.Percent, "140%")]
    [InlineData(ScaleKind.Words, "purple")]
    [InlineData(ScaleKind.OneToTen, "99999999999999999999999999999999999")]
    public void A_cell_off_the_scale_is_no_point(ScaleKind kind, string cell) => Assert.Null(Scale.Read(kind, cell));

    [Fact]
    public void The_mapping_is_said_in_words() =>
        Assert.Equal(["1 becomes Very low (1)", "2 becomes Medium (3)", "3 becomes Very high (5)"], Scale.Explain(ScaleKind.OneToThree, ["3", "2", "1", "2"]));
}
