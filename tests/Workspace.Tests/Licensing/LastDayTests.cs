using Workspace.Licensing;

namespace Workspace.Tests.Licensing;

/// <summary>A last day ends when the next day begins there, whatever the clocks do in that night.</summary>
public sealed class LastDayTests
{
    [Theory]
    [InlineData("2027-03-27", "Europe/London", "2027-03-28T00:00:00Z")] // the clocks go forward an hour later
    [InlineData("2027-03-28", "Europe/London", "2027-03-28T23:00:00Z")] // a day of 23 hours
    [InlineData("2027-03-31", "Europe/London", "2027-03-31T23:00:00Z")]
    [InlineData("2027-10-30", "Europe/London", "2027-10-30T23:00:00Z")]
    [InlineData("2027-10-31", "Europe/London", "2027-11-01T00:00:00Z")] // a day of 25 hours
    [InlineData("2027-04-29", "Africa/Cairo", "2027-04-29T22:00:00Z")] // the next day begins at one o'clock
    [InlineData("2027-04-30", "Africa/Cairo", "2027-04-30T21:00:00Z")]
    [InlineData("2027-10-28", "Africa/Cairo", "2027-10-28T22:00:00Z")] // its last hour comes twice
    [InlineData("2027-04-03", "Pacific/Auckland", "2027-04-03T11:00:00Z")]
    [InlineData("2027-04-04", "Pacific/Auckland", "2027-04-04T12:00:00Z")]
    [InlineData("2027-09-26", "Pacific/Auckland", "2027-09-26T11:00:00Z")]
    [InlineData("2027-03-31", "America/St_Johns", "2027-04-01T02:30:00Z")]
    public void A_last_day_is_stored_as_the_start_of_the_next(string day, string zone, string endsAt)
    {
        var (last, there) = (DateOnly.ParseExact(day, "yyyy-MM-dd", null), TimeZoneInfo.FindSystemTimeZoneById(zone));

        var end = LastDay.EndOf(last, there);

        Assert.Equal(DateTimeOffset.Parse(endsAt, null), end);
        Assert.Equal(last, LastDay.Of(end, there));
        Assert.Equal(last.AddDays(1), LastDay.DayOf(end, there));
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Africa/Cairo")]
    [InlineData("America/Asuncion")]
    [InlineData("America/Havana")]
    [InlineData("Asia/Beirut")]
    [InlineData("Pacific/Auckland")]
    [InlineData("Atlantic/Azores")]
    public void Every_day_of_the_next_years_is_given_back_as_it_was_entered(string zone)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);

        Assert.All(Enumerable.Range(0, 1200).Select(n => new DateOnly(2026, 11, 1).AddDays(n)), day =>
        {
            Assert.Equal(day, LastDay.Of(LastDay.EndOf(day, there), there));
            Assert.True(LastDay.StartOf(day, there) < LastDay.EndOf(day, there));
        });
    }

    [Fact]
    public void The_last_day_is_told_as_people_say_it()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

        Assert.Equal("until the end of Wednesday 31 March 2027", SeatWords.Until(LastDay.EndOf(new DateOnly(2027, 3, 31), london), london));
        Assert.Equal("until Wednesday 31 March 2027, 11:30am", SeatWords.Until(new DateTimeOffset(2027, 3, 31, 10, 30, 0, TimeSpan.Zero), london));
    }
}
