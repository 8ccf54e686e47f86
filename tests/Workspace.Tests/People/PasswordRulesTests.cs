using Workspace.People.Passwords;
using Workspace.Spaces;

namespace Workspace.Tests.People;

/// <summary>What a password may be.</summary>
public sealed class PasswordRulesTests
{
    private static readonly string[] Known = ["Ann Reed", "ann.reed@lands.example.org", "Land registration", "Harbour dues review"];

    [Theory]
    [InlineData("fourteen-signs")]
    [InlineData("")]
    [InlineData("🙂🙂🙃😀😁😂😃😄")]
    public void Fewer_than_fifteen_characters_are_refused(string password) => Assert.Contains("at least 15", Refused(password).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("fifteen-signs-x")]
    [InlineData("all small letters and spaces")]
    [InlineData("дом у моря и лампа")]
    [InlineData("🙂🙃😀😁😂😃😄😅😆😇😈😉😊😋😌")]
    public void Any_fifteen_characters_will_do_without_rules_of_composition(string password) => PasswordRules.Check(password, Known);

    [Fact]
    public void Long_passwords_are_taken_whole() => PasswordRules.Check(string.Concat(Enumerable.Range(0, 60).Select(i => $"{i:00}ab")), Known);

    [Fact]
    public void More_than_a_thousand_characters_are_refused_rather_than_cut() => Assert.Contains("at most 1,000", Refused(string.Concat(Enumerable.Repeat("abcdefg", 150))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_common_password_that_is_long_enough_is_refused()
    {
        var longEnough = CommonPasswords.All.Where(p => p.Length >= PasswordRules.Shortest).ToArray();

        Assert.NotEmpty(longEnough);
        Assert.All(longEnough, password => Refused(password));
        Assert.All(longEnough, password => Refused(password.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("AnnReedAnnReed123")]
    [InlineData("land registration!")]
    [InlineData("lands.example.org-2026")]
    [InlineData("HarbourDuesReview7")]
    public void Names_that_are_no_secret_are_refused(string password) => Assert.Contains("not made of your name", Refused(password).Message, StringComparison.Ordinal);

    [Fact]
    public void A_known_name_among_enough_else_is_taken() => PasswordRules.Check("reed lantern quilted harbour", Known);

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("ababababababababab")]
    public void The_same_few_characters_are_refused(string password) => Assert.Contains("again and again", Refused(password).Message, StringComparison.Ordinal);

    private static Refusal Refused(string password) => Assert.Throws<Refusal>(() => PasswordRules.Check(password, Known, "Password"));
}
