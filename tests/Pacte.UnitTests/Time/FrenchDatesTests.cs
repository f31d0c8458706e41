using System.Globalization;
using Pacte.Domain.Time;

namespace Pacte.UnitTests.Time;

// In expectations « _ » stands for a no-break space, so that a reader sees it.
public sealed class FrenchDatesTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly DateOnly First = new(2026, 12, 1);

    [Fact]
    public void A_date_is_said_in_full() => Same("vendredi 27_novembre", FrenchDates.Full(Friday));

    [Fact]
    public void The_first_of_a_month_is_ordinal() => Same("mardi 1er_décembre", FrenchDates.Full(First));

    [Fact]
    public void The_pieces_let_a_page_raise_the_ordinal()
    {
        Assert.Equal(new SpokenDate("mardi", "1", "er", "décembre", "2026"), FrenchDates.Pieces(First));
        Assert.Equal("", FrenchDates.Pieces(Friday).Ordinal);
    }

    [Fact]
    public void A_slot_has_a_short_date() => Same("ven. 27_nov.", FrenchDates.Short(Friday));

    [Fact]
    public void Every_month_has_its_words()
    {
        var names = Enumerable.Range(1, 12).Select(month => FrenchDates.MonthName(new(2026, month)));

        Assert.Equal(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", string.Join(' ', names));
        Same("décembre 2026", FrenchDates.Month(new(2026, 12)));
        Same("mer. 15_juill.", FrenchDates.Short(new(2026, 7, 15)));
        Same("lun. 9_févr.", FrenchDates.Short(new(2026, 2, 9)));
    }

    [Theory]
    [InlineData(9, 0, "9_h")]
    [InlineData(9, 20, "9_h_20")]
    [InlineData(14, 40, "14_h_40")]
    [InlineData(14, 5, "14_h_05")]
    [InlineData(0, 0, "0_h")]
    public void An_hour_is_said_with_an_h(int hour, int minute, string expected) => Same(expected, FrenchDates.Hour(new(hour, minute)));

    [Fact]
    public void Hours_have_a_beginning_and_an_end() => Same("de_9_h à_12_h_30", FrenchDates.Hours(new(9, 0), new(12, 30)));

    [Fact]
    public void A_date_and_its_hour_are_one_phrase() => Same("vendredi 27_novembre à_9_h_20", FrenchDates.FullAt(Friday, new(9, 20)));

    [Fact]
    public void Near_dates_are_said_from_today()
    {
        Same("aujourd’hui", FrenchDates.Relative(Friday, Friday));
        Same("demain", FrenchDates.Relative(Friday.AddDays(1), Friday));
        Same("demain à_9_h", FrenchDates.RelativeAt(First, new(9, 0), new(2026, 11, 30)));
        Same("dimanche 29_novembre", FrenchDates.Relative(Friday.AddDays(2), Friday));
    }

    [Fact]
    public void Another_year_is_said() => Same("vendredi 1er_janvier 2027", FrenchDates.Relative(new(2027, 1, 1), Friday));

    [Fact]
    public void An_hour_overseas_says_whose_hour_it_is()
    {
        Same("9_h_20 (heure de la Guadeloupe)", FrenchDates.HourIn(new(9, 20), "America/Guadeloupe"));
        Same("9_h_20", FrenchDates.HourIn(new(9, 20), "Europe/Paris"));
    }

    [Fact]
    public void An_instant_is_said_in_the_time_of_the_site()
    {
        var instant = new DateTimeOffset(2026, 12, 1, 1, 20, 0, TimeSpan.Zero);

        Same("mardi 1er_décembre à_2_h_20", FrenchDates.FullAt(instant, "Europe/Paris"));
        Same("lundi 30_novembre à_21_h_20 (heure de la Martinique)", FrenchDates.FullAt(instant, "America/Martinique"));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Same("vendredi 27_novembre 2026", FrenchDates.FullWithYear(Friday));
            Same("27/11/2026", FrenchDates.Numeric(Friday));
            Assert.Equal("2026-11", MonthOfYear.Of(Friday).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Same(string expected, string actual) => Assert.Equal(expected.Replace('_', '\u00A0'), actual);
}
