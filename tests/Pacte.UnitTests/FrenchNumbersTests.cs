using Pacte.Domain;

namespace Pacte.UnitTests;

// In expectations « _ » stands for a no-break space and « ' » for a narrow one, so that a reader sees them.
public sealed class FrenchNumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(6568, "6'568")]
    [InlineData(2500000, "2'500'000")]
    [InlineData(-1200, "−1'200")]
    public void Thousands_are_set_apart(long number, string expected) => Same(expected, FrenchNumbers.Whole(number));

    [Theory]
    [InlineData(0, "moins de_1_km")]
    [InlineData(0.99, "moins de_1_km")]
    [InlineData(1, "1_km")]
    [InlineData(11.5, "12_km")]
    [InlineData(1203.6, "1'204_km")]
    public void A_distance_is_in_whole_kilometres(double km, string expected) => Same(expected, FrenchNumbers.Km(km));

    [Fact]
    public void Cents_are_said_only_when_there_are_some()
    {
        Same("200_€", FrenchNumbers.Euros(200m));
        Same("200_€", FrenchNumbers.Euros(200.00m));
        Same("1'204,50_€", FrenchNumbers.Euros(1204.5m));
    }

    [Theory]
    [InlineData(0.45, "45'%")]
    [InlineData(1, "100'%")]
    [InlineData(0.999, "99'%")]
    [InlineData(0.001, "1'%")]
    [InlineData(0, "0'%")]
    public void All_and_none_are_said_only_when_exact(double share, string expected) => Same(expected, FrenchNumbers.Percent(share));

    [Theory]
    [InlineData(25, "25_min")]
    [InlineData(60, "1_h")]
    [InlineData(65, "1_h_05")]
    public void A_duration_is_in_minutes_then_hours(int minutes, string expected) => Same(expected, FrenchNumbers.Minutes(minutes));

    [Theory]
    [InlineData(0, "0_place")]
    [InlineData(1, "1_place")]
    [InlineData(2, "2_places")]
    public void A_counted_word_agrees(long number, string expected) => Same(expected, FrenchNumbers.Count(number, "place", "places"));

    [Fact]
    public void Decimals_follow_a_comma() => Same("1'204,5", FrenchNumbers.Decimal(1204.50m));

    private static void Same(string expected, string actual) =>
        Assert.Equal(expected.Replace('_', '\u00A0').Replace('\'', '\u202F'), actual);
}
