using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;

namespace Pacte.UnitTests.Time;

public sealed class LocalTimeTests
{
    private static readonly TimeZoneInfo Paris = LocalTime.Zone("Europe/Paris");
    private static readonly DateOnly SpringNight = new(2026, 3, 29);
    private static readonly DateOnly AutumnNight = new(2026, 10, 25);

    private static readonly string[] Zones =
        ["01", "971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988", "989"];

    [Theory]
    [InlineData("01", "2026-12-01T08:20:00Z")]
    [InlineData("971", "2026-12-01T13:20:00Z")]
    [InlineData("973", "2026-12-01T12:20:00Z")]
    [InlineData("974", "2026-12-01T05:20:00Z")]
    [InlineData("976", "2026-12-01T06:20:00Z")]
    [InlineData("988", "2026-11-30T22:20:00Z")]
    public void Twenty_past_nine_is_another_instant_in_each_territory(string departement, string instant)
    {
        var zone = LocalTime.Zone(SiteTimeZones.For(departement));

        Assert.Equal(DateTimeOffset.Parse(instant), LocalTime.ToInstant(new(2026, 12, 1), new(9, 20), zone));
    }

    [Fact]
    public void A_skipped_hour_moves_forward_by_the_jump()
    {
        Assert.Equal(LocalTimeKind.Skipped, LocalTime.KindOf(SpringNight, new(2, 30), Paris));

        var instant = LocalTime.ToInstant(SpringNight, new(2, 30), Paris);

        Assert.Equal(new TimeOnly(3, 30), LocalTime.FromInstant(instant, Paris).Time);
    }

    [Fact]
    public void A_repeated_hour_is_its_first_occurrence()
    {
        Assert.Equal(LocalTimeKind.Repeated, LocalTime.KindOf(AutumnNight, new(2, 30), Paris));

        var local = LocalTime.FromInstant(LocalTime.ToInstant(AutumnNight, new(2, 30), Paris), Paris);

        Assert.Equal(TimeSpan.FromHours(2), local.Offset);
        Assert.Equal(new TimeOnly(2, 30), local.Time);
    }

    [Fact]
    public void The_day_the_clocks_change_lasts_23_or_25_hours()
    {
        Assert.Equal(23, Length(SpringNight));
        Assert.Equal(25, Length(AutumnNight));
        Assert.Equal(24, Length(AutumnNight.AddDays(1)));

        static double Length(DateOnly date)
        {
            var (start, end) = LocalTime.Bounds(date, Paris);
            return (end - start).TotalHours;
        }
    }

    [Fact]
    public void The_date_of_an_instant_is_the_date_of_the_site()
    {
        var lateInParis = new DateTimeOffset(2026, 12, 1, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 12, 2), LocalTime.DateAt(lateInParis, Paris));
        Assert.Equal(new DateOnly(2026, 12, 1), LocalTime.DateAt(lateInParis, LocalTime.Zone("America/Guadeloupe")));
        Assert.Equal(new DateOnly(2026, 12, 2), LocalTime.DateAt(lateInParis, LocalTime.Zone("Indian/Reunion")));
    }

    [Fact]
    public void What_a_clock_shows_comes_back_unchanged_unless_it_never_showed_it() => Check(WallClocks(), wall =>
    {
        var kind = LocalTime.KindOf(wall.Date, wall.Time, wall.Zone);
        var back = LocalTime.FromInstant(LocalTime.ToInstant(wall.Date, wall.Time, wall.Zone), wall.Zone);
        var ahead = back.Date.ToDateTime(back.Time) - wall.Date.ToDateTime(wall.Time);
        return kind == LocalTimeKind.Skipped ? ahead > TimeSpan.Zero : ahead == TimeSpan.Zero;
    });

    [Fact]
    public void A_later_clock_is_never_an_earlier_instant_but_across_the_repeated_hour() => Check(WallClocks(), wall =>
    {
        var later = wall.Date.ToDateTime(wall.Time).AddHours(3);
        var instant = LocalTime.ToInstant(wall.Date, wall.Time, wall.Zone);
        return LocalTime.ToInstant(DateOnly.FromDateTime(later), TimeOnly.FromDateTime(later), wall.Zone) > instant;
    });

    [Fact]
    public void Every_instant_comes_back_through_the_clock_or_an_hour_earlier_when_the_clock_showed_it_twice() => Check(WallClocks(), wall =>
    {
        var instant = new DateTimeOffset(wall.Date.ToDateTime(wall.Time), TimeSpan.Zero);
        var local = LocalTime.FromInstant(instant, wall.Zone);
        var back = LocalTime.ToInstant(local.Date, local.Time, wall.Zone);
        return back == instant
            || (back == instant.AddHours(-1) && LocalTime.KindOf(local.Date, local.Time, wall.Zone) == LocalTimeKind.Repeated);
    });

    [Fact]
    public void Only_the_two_nights_of_the_mainland_and_Miquelon_change_their_clocks() => Check(WallClocks(), wall =>
        wall.Zone.Id is "Europe/Paris" or "America/Miquelon"
        || LocalTime.KindOf(wall.Date, wall.Time, wall.Zone) == LocalTimeKind.Ordinary);

    // Half of the dates are one of the two nights of a year, where clocks go wrong.
    private static Gen<(DateOnly Date, TimeOnly Time, TimeZoneInfo Zone)> WallClocks() =>
        from zone in Gen.Elements(Zones)
        from year in Gen.Choose(2020, 2035)
        from day in Gen.Choose(0, 364)
        from night in Gen.Choose(0, 3)
        from minute in Gen.Choose(0, 1439)
        let date = night switch
        {
            0 => LastSunday(year, 3),
            1 => LastSunday(year, 10),
            _ => new DateOnly(year, 1, 1).AddDays(day),
        }
        let time = night < 2 ? TimeOnly.MinValue.AddMinutes(minute % 300) : TimeOnly.MinValue.AddMinutes(minute)
        select (date, time, LocalTime.Zone(SiteTimeZones.For(zone)));

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new MonthOfYear(year, month).LastDay;
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static void Check<T>(Gen<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
