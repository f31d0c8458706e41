using Pacte.Domain.Booking;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.UnitTests.Features.Booking;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("14", "7", "1961", false, "1961-07-14", BirthPrecision.Day)]
    [InlineData(" 4", "07 ", "1961", false, "1961-07-04", BirthPrecision.Day)]
    [InlineData("14", "7", "1961", true, "1961-07-14", BirthPrecision.Day)]
    [InlineData("", "7", "1961", true, "1961-07-01", BirthPrecision.Month)]
    [InlineData(null, null, "1961", true, "1961-01-01", BirthPrecision.Year)]
    [InlineData("0", "0", "1961", false, "1961-01-01", BirthPrecision.Year)]
    [InlineData("00", "07", "1961", false, "1961-07-01", BirthPrecision.Month)]
    public void What_is_known_is_read(string? day, string? month, string year, bool partial, string date, BirthPrecision precision)
    {
        var typed = new TypedDate { Day = day, Month = month, Year = year, Partial = partial };

        Assert.Equal(new Birth(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), precision), typed.Read());
        Assert.Equal(typed.Read(), TypedDate.Of(typed.Text).Read());
    }

    [Theory]
    [InlineData("", "7", "1961", false)]
    [InlineData("14", "", "1961", false)]
    [InlineData("14", "0", "1961", true)]
    [InlineData("31", "2", "1961", true)]
    [InlineData("", "13", "1961", true)]
    [InlineData("", "", "61", true)]
    [InlineData("", "", "", true)]
    public void What_is_forgotten_or_wrong_is_no_date(string day, string month, string year, bool partial) =>
        Assert.Null(new TypedDate { Day = day, Month = month, Year = year, Partial = partial }.Read());
}
