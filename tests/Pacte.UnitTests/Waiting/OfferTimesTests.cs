using Pacte.Domain.Time;
using Pacte.Domain.Waiting;

namespace Pacte.UnitTests.Waiting;

public sealed class OfferTimesTests
{
    private static readonly OfferTimes Times = new(TimeSpan.FromHours(1), TimeSpan.FromHours(4));
    private static readonly TimeZoneInfo Paris = LocalTime.Zone("Europe/Paris");

    [Theory]
    [InlineData("2027-03-01T09:00Z", "2027-03-08T09:00Z", "2027-03-01T13:00Z")]
    [InlineData("2027-03-01T09:00Z", "2027-03-02T09:00Z", "2027-03-01T10:00Z")]
    // Made at 23 h in Paris: the time to answer begins at eight.
    [InlineData("2027-03-01T22:00Z", "2027-03-08T09:00Z", "2027-03-02T11:00Z")]
    // Made at 5 h in Paris on the day itself.
    [InlineData("2027-03-01T04:00Z", "2027-03-01T15:00Z", "2027-03-01T08:00Z")]
    public void An_offer_lasts_while_its_person_is_awake(string now, string startsAt, string until)
    {
        var (at, starts) = (Instant(now), Instant(startsAt));

        Assert.Equal(Instant(until), Times.Until(at, starts, OfferTimes.PublicFrom(at, starts), Paris));
    }

    [Fact]
    public void The_night_is_that_of_the_site()
    {
        var (now, starts) = (Instant("2027-03-01T22:00Z"), Instant("2027-03-08T14:00Z"));

        Assert.Equal(now.AddHours(4), Times.Until(now, starts, OfferTimes.PublicFrom(now, starts), LocalTime.Zone("America/Guadeloupe")));
    }

    [Fact]
    public void No_offer_is_made_when_too_little_time_is_left()
    {
        var (now, starts) = (Instant("2027-03-01T09:00Z"), Instant("2027-03-01T09:29Z"));

        Assert.Null(Times.Until(now, starts, OfferTimes.PublicFrom(now, starts), Paris));
    }

    [Fact]
    public void An_offer_does_not_outlast_the_hour_at_which_the_slot_opens_to_all()
    {
        var (now, starts) = (Instant("2027-03-01T09:00Z"), Instant("2027-03-01T10:00Z"));

        Assert.Equal(Instant("2027-03-01T09:30Z"), Times.Until(now, starts, OfferTimes.PublicFrom(now, starts), Paris));
    }

    [Fact]
    public void However_many_are_asked_a_slot_opens_to_all_after_two_days()
    {
        var now = Instant("2027-03-01T09:00Z");

        Assert.Equal(now.AddDays(2), OfferTimes.PublicFrom(now, now.AddDays(30)));
        Assert.Equal(now.AddHours(6), OfferTimes.PublicFrom(now, now.AddHours(12)));
    }

    [Theory]
    [InlineData("2027-03-01", WeekDays.Monday)]
    [InlineData("2027-03-06", WeekDays.Saturday)]
    [InlineData("2027-03-07", WeekDays.Sunday)]
    public void A_date_has_its_day(string date, WeekDays day) =>
        Assert.Equal(day, WaitingEntry.DayOf(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
