using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain;

namespace Pacte.UnitTests;

// In expectations « _ » stands for a no-break space, so that a reader sees it.
public sealed class EnglishNumbersTests
{
    [Fact]
    public void Thousands_have_commas_and_decimals_a_point()
    {
        Assert.Equal("6,568", EnglishNumbers.Whole(6568));
        Assert.Equal("−12", EnglishNumbers.Whole(-12));
        Assert.Equal("2.5", EnglishNumbers.Decimal(2.5m));
    }

    [Fact]
    public void Units_stay_with_their_number()
    {
        Same("less than_1_km", EnglishNumbers.Km(0.4));
        Same("1,204_km", EnglishNumbers.Km(1203.6));
        Same("25_min", EnglishNumbers.Minutes(25));
        Same("1_h", EnglishNumbers.Minutes(60));
        Same("1_h_05_min", EnglishNumbers.Minutes(65));
    }

    [Fact]
    public void Only_one_is_singular() =>
        Prop.ForAll(Gen.Choose(-3, 3000).ToArbitrary(), number => EnglishNumbers.Count(number, "time", "times")
            .EndsWith(number is 1 or -1 ? "\u00A0time" : "\u00A0times", StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_whole_number_can_be_read_back() =>
        Prop.ForAll<long>(number => decimal.Parse(Plain(EnglishNumbers.Whole(number)), NumberStyles.Number, CultureInfo.InvariantCulture) == number).QuickCheckThrowOnFailure();

    [Fact]
    public void A_decimal_can_be_read_back_to_two_places() =>
        Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).ToArbitrary(), hundredths =>
            decimal.Parse(Plain(EnglishNumbers.Decimal(hundredths / 100m)), NumberStyles.Number, CultureInfo.InvariantCulture) == hundredths / 100m).QuickCheckThrowOnFailure();

    [Fact]
    public void Minutes_can_be_read_back() =>
        Prop.ForAll(Gen.Choose(0, 6000).ToArbitrary(), minutes => Read(EnglishNumbers.Minutes(minutes)) == minutes).QuickCheckThrowOnFailure();

    private static int Read(string words) => words.Replace(",", "", StringComparison.Ordinal).Split('\u00A0') switch
    {
        [var minutes, "min"] => int.Parse(minutes, CultureInfo.InvariantCulture),
        [var hours, "h"] => 60 * int.Parse(hours, CultureInfo.InvariantCulture),
        [var hours, "h", var minutes, "min"] => (60 * int.Parse(hours, CultureInfo.InvariantCulture)) + int.Parse(minutes, CultureInfo.InvariantCulture),
        _ => throw new FormatException(words),
    };

    private static string Plain(string number) => number.Replace('−', '-');

    private static void Same(string expected, string actual) => Assert.Equal(expected.Replace('_', '\u00A0'), actual);
}
