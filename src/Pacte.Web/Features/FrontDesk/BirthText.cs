using Pacte.Domain.Booking;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>A birth date as a front desk reads it aloud.</summary>
public static class BirthText
{
    /// <summary>« 14 juillet 1961 », « juillet 1961 (jour inconnu) », « 1961 (jour et mois inconnus) »</summary>
    public static string Of(Birth birth) => birth.Precision switch
    {
        BirthPrecision.Day => $"{FrenchDates.DayAndMonth(birth.Date)} {FrenchDates.Pieces(birth.Date).Year}",
        BirthPrecision.Month => $"{FrenchDates.Month(new(birth.Date.Year, birth.Date.Month))} (jour inconnu)",
        _ => $"{FrenchDates.Pieces(birth.Date).Year} (jour et mois inconnus)",
    };
}
