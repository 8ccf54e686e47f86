using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Tests.Ui;

/// <summary>One place reads days for all forms.</summary>
public sealed class DaysTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("31/3/2027")]
    [InlineData(" 31-03-2027 ")]
    [InlineData("31.3.27")]
    [InlineData("31 March 2027")]
    [InlineData("31 mar 2027")]
    [InlineData("31st March, 2027")]
    [InlineData("Wednesday 31 March 2027")]
    [InlineData("wed 31/03/2027")]
    [InlineData("2027-03-31")]
    public void A_day_is_read_as_people_write_it(string text) => Assert.Equal(new DateOnly(2027, 3, 31), Days.Read(text));

    [Theory]
    [InlineData("31 March", 2027)]
    [InlineData("24 November", 2026)]
    [InlineData("23/11", 2027)]
    [InlineData("29 February", 2028)]
    public void A_day_without_a_year_is_the_next_one(string text, int year) => Assert.Equal(year, Days.Read(text, today: Today).Year);

    [Theory]
    [InlineData("", "Enter a date")]
    [InlineData("31 March", "is not a date that we can read")]
    [InlineData("31/2/2027", "is not a date that we can read")]
    [InlineData("3/31/2027", "is not a date that we can read")]
    [InlineData("1/1/0001", "is not a date that we can read")]
    [InlineData("9999-12-31", "is not a date that we can read")]
    [InlineData("Tuesday 31 March 2027", "31 March 2027 is a Wednesday")]
    public void What_is_no_day_is_refused_in_words(string text, string words)
    {
        var refusal = Assert.Throws<Refusal>(() => Days.Read(text, "LastDay"));

        Assert.Contains(words, refusal.Message);
        Assert.Equal("LastDay", refusal.Field);
    }

    [Fact]
    public void What_is_written_into_a_field_is_read_back() => Assert.Equal(Today, Days.Read(Days.Write(Today)));

    [Theory]
    [InlineData("31/3/2027", "Wednesday 31 March 2027")]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void The_echo_says_the_day_in_full(string text, string? echo) => Assert.Equal(echo, Days.Echo(text));
}
