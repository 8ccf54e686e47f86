using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.Tests.Licensing;

/// <summary>Seats are counted on the fullest instant of the time asked for.</summary>
public sealed class OccupancyTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_seat_that_ends_when_the_next_begins_is_counted_once() => Assert.Equal(1, Occupancy.Most([Seat(0, 5), Seat(5, 9)], Day(0), Day(9)));

    [Fact]
    public void Seats_outside_the_time_asked_for_do_not_count() => Assert.Equal(0, Occupancy.Most([Seat(0, 5), Seat(8, 9)], Day(5), Day(8)));

    [Fact]
    public void A_seat_that_was_never_held_does_not_count() => Assert.Equal(0, Occupancy.Most([Seat(3, 3)], Day(0), Day(9)));

    [Fact]
    public void The_fullest_instant_counts() => Assert.Equal(3, Occupancy.Most([Seat(0, 4), Seat(2, 6), Seat(3, 8), Seat(6, 9)], Day(0), Day(9)));

    [Fact]
    public void It_agrees_with_counting_every_day()
    {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++)
        {
            var seats = Enumerable.Range(0, 12).Select(_ => random.Next(20)).Select(from => Seat(from, from + random.Next(12))).ToArray();
            var (from, until) = (random.Next(15), 15 + random.Next(1, 15));

            var counted = Enumerable.Range(from, until - from).Max(day => seats.Count(s => s.StartsAt <= Day(day) && Day(day) < s.EndsAt));

            Assert.Equal(counted, Occupancy.Most(seats, Day(from), Day(until)));
        }
    }

    [Fact]
    public void A_licence_cannot_be_made_smaller_than_its_fullest_day()
    {
        var licence = Licence.Buy(Guid.CreateVersion7(), "L-1", 3, Day(0), Day(30));

        var refusal = Assert.Throws<Refusal>(() => licence.Change("L-1", 1, Day(0), Day(30), "", "", [Seat(1, 9), Seat(2, 9)]));

        Assert.Equal("2 seats are taken on the fullest day. Release some before you make the licence smaller.", refusal.Message);
        Assert.Equal("Seats", refusal.Field);
    }

    [Fact]
    public void A_licence_cannot_end_before_its_seats()
    {
        var licence = Licence.Buy(Guid.CreateVersion7(), "L-1", 3, Day(0), Day(30));

        Assert.Equal("LastDay", Assert.Throws<Refusal>(() => licence.Change("L-1", 3, Day(0), Day(8), "", "", [Seat(1, 9)])).Field);
        Assert.Equal("FirstDay", Assert.Throws<Refusal>(() => licence.Change("L-1", 3, Day(2), Day(30), "", "", [Seat(1, 9)])).Field);
    }

    [Fact]
    public void A_seat_lies_within_its_licence()
    {
        var licence = Licence.Buy(Guid.CreateVersion7(), "L-1", 3, Day(5), Day(30));

        Assert.Throws<Refusal>(() => licence.Assign(Guid.CreateVersion7(), Day(4), Day(9), null, "", [], Day(0)));
        Assert.Throws<Refusal>(() => licence.Assign(Guid.CreateVersion7(), Day(6), Day(31), null, "", [], Day(0)));
        Assert.Throws<Refusal>(() => licence.Assign(Guid.CreateVersion7(), Day(6), Day(6), null, "", [], Day(0)));
    }

    private static DateTimeOffset Day(int number) => Start.AddDays(number);

    private static Held Seat(int from, int until) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Day(from), Day(until));
}
