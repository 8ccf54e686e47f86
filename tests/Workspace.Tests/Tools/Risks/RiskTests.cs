using Workspace.Spaces;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Tools.Risks;

public sealed class RiskTests
{
    private static readonly Guid Space = Guid.CreateVersion7(), Ann = Guid.CreateVersion7(), Ben = Guid.CreateVersion7();
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly RiskDetails Details = new() { Title = "Lenders delay sign-off", Score = new(4, 3) };

    [Fact]
    public void A_new_risk_is_open_and_has_a_reference_a_score_and_its_history()
    {
        var (risk, first) = Risk.Add(Space, Guid.CreateVersion7(), 5, Details, Ann, Now);
        Assert.Equal(("R-05", RiskStatus.Open, Level.High), (risk.Reference, risk.Status, risk.Score.Level));
        Assert.Equal((null, new Score(4, 3), Ann), (first.From, first.To, first.ById));
    }

    [Theory]
    [InlineData(1, 1, Level.Low)]
    [InlineData(2, 2, Level.Low)]
    [InlineData(1, 5, Level.Medium)]
    [InlineData(3, 3, Level.Medium)]
    [InlineData(2, 5, Level.High)]
    [InlineData(3, 5, Level.High)]
    [InlineData(4, 4, Level.VeryHigh)]
    [InlineData(5, 5, Level.VeryHigh)]
    public void The_level_follows_from_likelihood_times_impact(int likelihood, int impact, Level level) =>
        Assert.Equal(level, new Score(likelihood, impact).Level);

    [Fact]
    public void A_new_score_is_remembered_with_who_and_from_what()
    {
        var risk = New();
        var change = risk.Rescore(new(5, 4), Ben, Now.AddDays(1))!;
        Assert.Equal((new Score(4, 3), new Score(5, 4)), (change.From!.Value, change.To));
        Assert.Equal((Ben, Now.AddDays(1)), (change.ById, change.At));
        Assert.Equal((20, Ben), (risk.ScoreValue, risk.ChangedById));
    }

    [Fact]
    public void The_same_score_again_is_no_change_of_score()
    {
        Assert.Null(New().Rescore(new(4, 3), Ben, Now));
        Assert.Null(New().Edit(Details with { Title = "Other words" }, Ben, Now));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(6, 3)]
    [InlineData(3, 0)]
    [InlineData(3, -1)]
    public void A_score_off_the_scale_is_refused_and_changes_nothing(int likelihood, int impact)
    {
        var risk = New();
        Assert.Throws<Refusal>(() => risk.Rescore(new(likelihood, impact), Ben, Now));
        Assert.Equal((new Score(4, 3), Ann), (risk.Score, risk.ChangedById));
    }

    [Fact]
    public void Closing_needs_a_reason_and_keeps_who_and_when()
    {
        var risk = New();
        Assert.Equal("Say why this risk is closed.", Assert.Throws<Refusal>(() => risk.Close(" ", Ann, Now)).Message);
        risk.Close("Signed off", Ann, Now);
        Assert.Equal((RiskStatus.Closed, Ann, Now, "Signed off"), (risk.Status, risk.ClosedById, risk.ClosedAt, risk.ClosedReason));
    }

    [Fact]
    public void A_closed_risk_takes_no_change_until_it_is_reopened()
    {
        var risk = New();
        risk.Close("Gone", Ann, Now);
        Action[] changes = [() => risk.Edit(Details, Ben, Now), () => risk.Rescore(new(1, 1), Ben, Now), () => risk.Review(null, Ben, Now, Today), () => risk.Close("Again", Ben, Now)];
        Assert.All(changes, change => Assert.Contains("closed", Assert.Throws<Refusal>(change).Message, StringComparison.Ordinal));
        risk.Reopen(Ann, Now);
        Assert.Equal((RiskStatus.Open, null, ""), (risk.Status, risk.ClosedAt, risk.ClosedReason));
        Assert.Throws<Refusal>(() => risk.Reopen(Ann, Now));
    }

    [Fact]
    public void Reopening_gives_back_what_was_closed()
    {
        var risk = Add(Details with { Status = RiskStatus.Treating }, Ann);
        risk.Close("Gone", Ann, Now);
        risk.Reopen(Ann, Now);
        Assert.Equal((RiskStatus.Treating, null), (risk.Status, risk.ClosedFrom));
    }

    [Fact]
    public void A_review_sets_the_next_date_which_lies_ahead()
    {
        var risk = New();
        Assert.Equal("Enter a date after 21 November 2026.", Assert.Throws<Refusal>(() => risk.Review(Today, Ben, Now, Today)).Message);
        risk.Review(Today.AddDays(30), Ben, Now, Today);
        Assert.Equal((Today.AddDays(30), Ben, Now), (risk.ReviewOn, risk.ReviewedById, risk.ReviewedAt));
    }

    [Fact]
    public void An_owner_who_is_a_member_needs_no_name()
    {
        var risk = Add(Details with { OwnerId = Ann, OwnerName = "Somebody else" }, Ben);
        Assert.Equal((Ann, ""), (risk.OwnerId, risk.OwnerName));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=1+1")]
    [InlineData("\u202Eright to left")]
    [InlineData("👩‍👩‍👧 Ẑ̆ 日本語")]
    [InlineData("'; drop table Risk; --")]
    public void Hostile_text_is_kept_as_it_is(string text) => Assert.Equal(text, Add(Details with { Title = text }, Ann).Title);

    [Fact]
    public void What_no_database_keeps_is_refused()
    {
        string[] texts = ["a\0b", "half \uD83D", "\uDC69 half", "\uD83D\uD83D\uDC69"];
        Assert.All(texts.SelectMany(Texts), d => Assert.Contains("cannot be stored", Assert.Throws<Refusal>(() => { Add(d, Ann); }).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_count_characters_not_bytes()
    {
        Add(Details with { Title = string.Concat(Enumerable.Repeat("👩", 300)) }, Ann);
        var refused = Assert.Throws<Refusal>(() => Add(Details with { Title = new string('x', 301) }, Ann));
        Assert.Equal(("The title is 301 characters long; 300 are possible.", "Title"), (refused.Message, refused.Field));
    }

    [Fact]
    public void Every_problem_of_a_form_is_told_at_once() =>
        Assert.Equal(["Title", "Likelihood", "Impact", "Status"], new RiskDetails { Status = RiskStatus.Closed }.Check().Select(p => p.Field));

    private static DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private static Risk New() => Add(Details, Ann);

    private static Risk Add(RiskDetails details, Guid by) => Risk.Add(Space, Guid.CreateVersion7(), 5, details, by, Now).Risk;

    private static RiskDetails[] Texts(string text) =>
    [
        Details with { Title = text }, Details with { Cause = text }, Details with { Consequence = text }, Details with { Description = text },
        Details with { Category = text }, Details with { OwnerName = text }, Details with { ResponseText = text },
    ];
}
