using Pacte.Domain.Time;

namespace Pacte.UnitTests.Time;

public sealed class MonthOfYearTests
{
    private static readonly MonthOfYear December = new(2026, 12);

    [Fact]
    public void A_month_is_written_year_first() => Assert.Equal("2026-12", December.ToString());

    [Fact]
    public void A_month_is_read_as_it_is_written() => Assert.Equal(December, MonthOfYear.Parse("2026-12"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("26-12-1")]
    [InlineData("2026/12")]
    [InlineData("2026-12-01")]
    [InlineData(" 2026-1")]
    [InlineData("0000-01")]
    public void Anything_else_is_not_a_month(string? text) => Assert.False(MonthOfYear.TryParse(text, out _));

    [Fact]
    public void Parse_refuses_what_is_not_a_month() => Assert.Throws<FormatException>(() => MonthOfYear.Parse("décembre"));

    [Fact]
    public void December_is_followed_by_January() => Assert.Equal(new MonthOfYear(2027, 1), December.Next);

    [Fact]
    public void January_is_preceded_by_December() => Assert.Equal(December, new MonthOfYear(2027, 1).Previous);

    [Fact]
    public void February_of_a_leap_year_has_29_days()
    {
        var february = new MonthOfYear(2028, 2);

        Assert.Equal(new DateOnly(2028, 2, 1), february.FirstDay);
        Assert.Equal(new DateOnly(2028, 2, 29), february.LastDay);
        Assert.Equal(29, february.Days.Count());
    }

    [Fact]
    public void A_month_contains_its_days_and_no_other()
    {
        Assert.True(December.Contains(new DateOnly(2026, 12, 31)));
        Assert.False(December.Contains(new DateOnly(2027, 1, 1)));
        Assert.False(December.Contains(new DateOnly(2025, 12, 31)));
    }

    [Fact]
    public void Months_are_in_calendar_order()
    {
        Assert.True(new MonthOfYear(2026, 2) < new MonthOfYear(2026, 11));
        Assert.True(new MonthOfYear(2027, 1) > December);
        Assert.True(December >= MonthOfYear.Of(new DateOnly(2026, 12, 25)));
    }

    [Fact]
    public void A_thirteenth_month_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new MonthOfYear(2026, 13));

    [Theory]
    [InlineData(2026, 1, 1, 2026, 1)]
    [InlineData(2027, 1, 3, 2026, 53)]
    [InlineData(2027, 1, 4, 2027, 1)]
    [InlineData(2024, 12, 30, 2025, 1)]
    public void A_week_belongs_to_the_year_of_its_Thursday(int year, int month, int day, int weekYear, int week) =>
        Assert.Equal(new IsoWeek(weekYear, week), IsoWeek.Of(new DateOnly(year, month, day)));

    [Fact]
    public void A_week_goes_from_Monday_to_Sunday()
    {
        var week = IsoWeek.Of(new DateOnly(2026, 12, 2));

        Assert.Equal("2026-W49", week.ToString());
        Assert.Equal(new DateOnly(2026, 11, 30), week.Monday);
        Assert.Equal(new DateOnly(2026, 12, 6), week.Sunday);
        Assert.True(week < week.Next);
        Assert.Equal(week, week.Next.Previous);
    }
}
