using System.Globalization;

namespace Pacte.Domain;

/// <summary>Numbers as English readers write them, with their units; the same places as <see cref="FrenchNumbers"/>.</summary>
public static class EnglishNumbers
{
    private const char NoBreak = '\u00A0';

    /// <summary>“6,568”, “−12”</summary>
    public static string Whole(long number) => (number < 0 ? "−" : "") + Math.Abs((decimal)number).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>“2.5”, at most two decimals.</summary>
    public static string Decimal(decimal number) => (number < 0 ? "−" : "") + Math.Abs(number).ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>“less than 1 km”, “12 km”, “1,204 km”</summary>
    public static string Km(double km) => km < 1
        ? $"less than{NoBreak}1{NoBreak}km"
        : $"{Whole((long)Math.Round(km, MidpointRounding.AwayFromZero))}{NoBreak}km";

    /// <summary>“25 min”, “1 h”, “1 h 05 min”</summary>
    public static string Minutes(int minutes)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        return hours == 0 ? $"{Whole(rest)}{NoBreak}min"
            : rest == 0 ? $"{Whole(hours)}{NoBreak}h"
            : string.Create(CultureInfo.InvariantCulture, $"{hours}{NoBreak}h{NoBreak}{rest:00}{NoBreak}min");
    }

    /// <summary>“1 place”, “0 places”, “3 places”: only 1 is singular.</summary>
    public static string Count(long number, string singular, string plural) => $"{Whole(number)}{NoBreak}{(number is 1 or -1 ? singular : plural)}";
}
