using Workspace.Tools.Risks.Import;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class LooseDateTests
{
    [Theory]
    [InlineData("2027-02-01", "2027-02-01")]
    [InlineData("2027/2/1", "2027-02-01")]
    [InlineData("20270201", "2027-02-01")]
    [InlineData("31/01/2027", "2027-01-31")]
    [InlineData("1.2.2027", "2027-02-01")]
    [InlineData("1-2-2027", "2027-02-01")]
    [InlineData("31 March 2027", "2027-03-31")]
    [InlineData("Wednesday 31st March 2027", "2027-03-31")]
    [InlineData("Wed, 31 Mar 2027", "2027-03-31")]
    [InlineData("31-Mar-2027", "2027-03-31")]
    [InlineData("March 31, 2027", "2027-03-31")]
    [InlineData("30 Sept 2027", "2027-09-30")]
    [InlineData("2027-02-01T00:00:00", "2027-02-01")]
    [InlineData("01/02/2027 00:00", "2027-02-01")]
    public void A_day_is_read_day_first_and_without_a_note(string cell, string day)
    {
        var read = LooseDate.Read(cell);
        Assert.Equal((DateOnly.Parse(day), null), (read.Day, read.Note));
    }

    [Theory]
    [InlineData("15/03/27", "2027-03-15", "15 March 2027")]
    [InlineData("Q3-2027", "2027-09-30", "30 September 2027")]
    [InlineData("Q1 2028", "2028-03-31", "31 March 2028")]
    [InlineData("2027 Q4", "2027-12-31", "31 December 2027")]
    [InlineData("q2/27", "2027-06-30", "30 June 2027")]
    [InlineData("February 2028", "2028-02-29", "29 February 2028")]
    [InlineData("Mar-27", "2027-03-31", "31 March 2027")]
    [InlineData("2027", "2027-12-31", "31 December 2027")]
    [InlineData("46419", "2027-02-01", "1 February 2027")]
    public void What_had_to_be_interpreted_says_how(string cell, string day, string words)
    {
        var read = LooseDate.Read(cell);
        Assert.Equal(DateOnly.Parse(day), read.Day);
        Assert.Contains(words, read.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("N/A ")]
    [InlineData("none")]
    [InlineData("–")]
    public void No_date_is_no_problem(string cell) => Assert.Equal(new LooseDate(null, null, true), LooseDate.Read(cell));

    [Theory]
    [InlineData("2027-13-01")]
    [InlineData("30/02/2027")]
    [InlineData("03/25/2027")]
    [InlineData("soon")]
    [InlineData("Q5-2027")]
    [InlineData("0001-99-99")]
    [InlineData("99999999999999999999")]
    [InlineData("12:00")]
    public void What_is_no_date_is_said_to_be_none(string cell)
    {
        var read = LooseDate.Read(cell);
        Assert.Equal((null, false), (read.Day, read.IsReadable));
        Assert.NotNull(read.Note);
    }

    [Fact]
    public void A_date_to_be_confirmed_is_noted() => Assert.NotNull(LooseDate.Read("TBC").Note);
}
