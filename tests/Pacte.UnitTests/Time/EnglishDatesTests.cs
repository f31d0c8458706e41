using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;

namespace Pacte.UnitTests.Time;

// In expectations « _ » stands for a no-break space, so that a reader sees it.
public sealed class EnglishDatesTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);

    private static readonly string[] Zones =
        ["Europe/Paris", .. new[] { "971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988" }.Select(SiteTimeZones.For)];

    private static Arbitrary<TimeOnly> Times => Gen.Choose(0, 1439).Select(minute => new TimeOnly(minute / 60, minute % 60)).ToArbitrary();

    private static Arbitrary<DateOnly> Days => Gen.Choose(0, 20_000).Select(day => new DateOnly(2000, 1, 1).AddDays(day)).ToArbitrary();

    [Fact]
    public void A_date_is_said_day_first()
    {
        Same("Friday 27_November", EnglishDates.Full(Friday));
        Same("Friday 27_November 2026", EnglishDates.FullWithYear(Friday));
        Same("Fri 27_Nov", EnglishDates.Short(Friday));
        Same("Tue 1_Sept", EnglishDates.Short(new(2026, 9, 1)));
        Same("December 2026", EnglishDates.Month(new(2026, 12)));
    }

    [Theory]
    [InlineData(9, 0, "9_am")]
    [InlineData(9, 20, "9:20_am")]
    [InlineData(12, 0, "12_noon")]
    [InlineData(12, 20, "12:20_pm")]
    [InlineData(14, 5, "2:05_pm")]
    [InlineData(0, 0, "12_midnight")]
    [InlineData(0, 10, "12:10_am")]
    public void An_hour_is_said_with_its_half_of_the_day(int hour, int minute, string expected) => Same(expected, EnglishDates.Hour(new(hour, minute)));

    [Fact]
    public void Near_dates_are_said_from_today()
    {
        Same("today", EnglishDates.Relative(Friday, Friday));
        Same("tomorrow at_9_am", EnglishDates.RelativeAt(Friday.AddDays(1), new(9, 0), Friday));
        Same("Sunday 29_November", EnglishDates.Relative(Friday.AddDays(2), Friday));
        Same("Friday 1_January 2027", EnglishDates.Relative(new(2027, 1, 1), Friday));
    }

    [Fact]
    public void An_instant_is_said_in_the_time_of_the_site()
    {
        var instant = new DateTimeOffset(2026, 12, 1, 1, 20, 0, TimeSpan.Zero);

        Same("Tuesday 1_December at_2:20_am", EnglishDates.FullAt(instant, "Europe/Paris"));
        Same("Monday 30_November at_9:20_pm (Martinique time)", EnglishDates.FullAt(instant, "America/Martinique"));
    }

    [Fact]
    public void Every_hour_can_be_read_back() =>
        Prop.ForAll(Times, time => Read(EnglishDates.Hour(time)) == time && Read(EnglishDates.AlignedHour(time)) == time).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_date_can_be_read_back() =>
        Prop.ForAll(Days, day => DateOnly.ParseExact(
            EnglishDates.FullWithYear(day).Replace('\u00A0', ' '), "dddd d MMMM yyyy", CultureInfo.InvariantCulture) == day).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_languages_say_the_same_hour() =>
        Prop.ForAll(Times, time => Read(EnglishDates.Hour(time)) == ReadFrench(FrenchDates.Hour(time))).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_languages_name_the_zone_where_it_is_not_that_of_Paris() =>
        Prop.ForAll(Days, Times, Gen.Elements(Zones).ToArbitrary(), (day, time, zone) =>
        {
            var instant = new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero);
            var local = LocalTime.FromInstant(instant, LocalTime.Zone(zone));
            var named = zone != SiteTimeZones.Paris;
            return EnglishDates.FullAt(instant, zone).EndsWith(named ? $"{EnglishDates.Hour(local.Time)} ({SiteTimeZones.EnglishName(zone)})" : EnglishDates.Hour(local.Time), StringComparison.Ordinal)
                && FrenchDates.FullAt(instant, zone).EndsWith(named ? $"{FrenchDates.Hour(local.Time)} ({SiteTimeZones.SpokenName(zone)})" : FrenchDates.Hour(local.Time), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_zone_has_a_name_of_its_own_in_each_language()
    {
        Assert.Equal(Zones.Length, Zones.Select(SiteTimeZones.EnglishName).Distinct().Count());
        Assert.Equal(Zones.Length, Zones.Select(SiteTimeZones.SpokenName).Distinct().Count());
    }

    private static TimeOnly Read(string hour) => hour.Split('\u00A0') switch
    {
        [_, "noon"] => new(12, 0),
        [_, "midnight"] => new(0, 0),
        [var clock, var half] => TimeOnly.ParseExact(
            $"{clock} {half}", clock.Contains(':', StringComparison.Ordinal) ? "h:mm tt" : "h tt", CultureInfo.InvariantCulture),
        _ => throw new FormatException(hour),
    };

    private static TimeOnly ReadFrench(string hour) => hour.Split('\u00A0') switch
    {
        [var hours, "h"] => new(int.Parse(hours, CultureInfo.InvariantCulture), 0),
        [var hours, "h", var minutes] => new(int.Parse(hours, CultureInfo.InvariantCulture), int.Parse(minutes, CultureInfo.InvariantCulture)),
        _ => throw new FormatException(hour),
    };

    private static void Same(string expected, string actual) => Assert.Equal(expected.Replace('_', '\u00A0'), actual);
}
