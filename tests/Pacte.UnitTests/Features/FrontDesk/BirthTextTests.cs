using Pacte.Domain.Booking;
using Pacte.Web.Features.FrontDesk;

namespace Pacte.UnitTests.Features.FrontDesk;

public sealed class BirthTextTests
{
    [Theory]
    [InlineData(BirthPrecision.Day, "1er janvier 1961")]
    [InlineData(BirthPrecision.Month, "janvier 1961 (jour inconnu)")]
    [InlineData(BirthPrecision.Year, "1961 (jour et mois inconnus)")]
    public void No_unknown_day_is_printed(BirthPrecision precision, string text) =>
        Assert.Equal(text, BirthText.Of(new(new(1961, 1, 1), precision)).Replace('\u00A0', ' '));
}
