using Workspace.Tools.Forums.Reading;

namespace Workspace.Tests.Tools.Forums;

public sealed class ReadingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_seen_stays_new_until_the_visit_is_over()
    {
        var reader = ThreadReader.Begin(Guid.Empty, Guid.Empty, Guid.Empty, 0, Monday);
        reader.See(1, 20, Monday);
        Assert.Equal((0, 20), (reader.ReadTo, reader.SeenTo));
        reader.See(1, 20, Monday.AddMinutes(5));
        Assert.Equal(0, reader.NewAfter(Monday.AddMinutes(10)).To);

        Assert.Equal((20, Monday.AddMinutes(5)), reader.NewAfter(Monday.AddDays(1)));
        reader.See(21, 40, Monday.AddDays(1));
        Assert.Equal((20, 40), (reader.ReadTo, reader.SeenTo));
    }

    [Fact]
    public void Posts_that_were_jumped_over_stay_unread()
    {
        var reader = ThreadReader.Begin(Guid.Empty, Guid.Empty, Guid.Empty, 20, Monday);
        reader.See(61, 80, Monday);
        Assert.Equal(20, reader.SeenTo);
        reader.See(21, 40, Monday);
        Assert.Equal(40, reader.SeenTo);
    }

    [Fact]
    public void All_marked_as_read_can_be_taken_back()
    {
        var reader = ThreadReader.Begin(Guid.Empty, Guid.Empty, Guid.Empty, 20, Monday);
        reader.MarkRead(90, Monday);
        Assert.Equal((90, 90), (reader.SeenTo, reader.ReadTo));
        reader.TakeBackMark();
        Assert.Equal((20, 20), (reader.SeenTo, reader.ReadTo));
    }
}
