using Pacte.Domain.Time;

namespace Pacte.UnitTests.Time;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    public void Easter_falls_where_the_almanac_has_it(string sunday)
    {
        var easter = DateOnly.Parse(sunday);

        Assert.Equal(easter, PublicHolidays.Easter(easter.Year));
    }

    [Fact]
    public void Easter_is_always_a_Sunday_between_22_March_and_25_April()
    {
        for (var year = 1900; year <= 2300; year++)
        {
            var easter = PublicHolidays.Easter(year);
            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    [Fact]
    public void The_mainland_has_eleven_holidays()
    {
        string[] expected =
        [
            "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
            "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
        ];

        Assert.Equal(expected.Select(date => DateOnly.Parse(date)), PublicHolidays.Of(2026, "80").Select(holiday => holiday.Date));
    }

    [Theory]
    [InlineData("57")]
    [InlineData("67")]
    [InlineData("68")]
    public void Alsace_and_Moselle_keep_two_more(string departement)
    {
        Assert.Equal("Vendredi saint", PublicHolidays.NameOf(new(2026, 4, 3), departement));
        Assert.Equal("Saint-Étienne", PublicHolidays.NameOf(new(2026, 12, 26), departement));
        Assert.False(PublicHolidays.IsHoliday(new(2026, 12, 26), "54"));
    }

    [Theory]
    [InlineData("971", 5, 27)]
    [InlineData("972", 5, 22)]
    [InlineData("973", 6, 10)]
    [InlineData("974", 12, 20)]
    [InlineData("976", 4, 27)]
    [InlineData("977", 10, 9)]
    [InlineData("978", 5, 28)]
    public void Each_territory_keeps_its_own_day_of_abolition(string departement, int month, int day)
    {
        Assert.Equal("Abolition de l’esclavage", PublicHolidays.NameOf(new(2026, month, day), departement));
        Assert.False(PublicHolidays.IsHoliday(new(2026, month, day), "75"));
    }

    [Fact]
    public void Saint_Martin_kept_the_day_of_Guadeloupe_until_2017()
    {
        Assert.True(PublicHolidays.IsHoliday(new(2017, 5, 27), "978"));
        Assert.False(PublicHolidays.IsHoliday(new(2018, 5, 27), "978"));
    }

    [Theory]
    [InlineData("986", "2026-04-28")]
    [InlineData("986", "2026-07-29")]
    [InlineData("987", "2026-03-05")]
    [InlineData("987", "2026-04-03")]
    [InlineData("987", "2026-11-20")]
    [InlineData("987", "2024-06-29")]
    [InlineData("988", "2026-09-24")]
    public void The_Pacific_keeps_its_own_days(string collectivity, string date)
    {
        Assert.True(PublicHolidays.IsHoliday(DateOnly.Parse(date), collectivity));
        Assert.False(PublicHolidays.IsHoliday(DateOnly.Parse(date), "75"));
    }

    [Fact]
    public void Polynesia_gave_up_its_June_day() => Assert.False(PublicHolidays.IsHoliday(new(2026, 6, 29), "987"));

    [Fact]
    public void Two_holidays_on_one_date_are_listed_once()
    {
        // In 2008 Ascension Day was the first of May.
        var holidays = PublicHolidays.Of(2008, "80");

        Assert.Equal(10, holidays.Count);
        Assert.Equal(holidays.Count, holidays.Select(holiday => holiday.Date).Distinct().Count());
    }
}
