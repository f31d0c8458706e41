using System.Globalization;

namespace Pacte.Domain;

/// <summary>Quantities as French people write them, in plain text with its no-break spaces; the same whatever the culture.</summary>
public static class FrenchNumbers
{
    private const char NoBreak = '\u00A0';
    private const char NarrowNoBreak = '\u202F';

    private static readonly NumberFormatInfo French = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberGroupSeparator = NarrowNoBreak.ToString(),
        NumberDecimalSeparator = ",",
        NegativeSign = "−",
        NumberGroupSizes = [3],
    });

    /// <summary>« 6 568 », « −12 »</summary>
    public static string Whole(long number) => number.ToString("N0", French);

    /// <summary>« 2,5 », at most two decimals.</summary>
    public static string Decimal(decimal number) => number.ToString("#,##0.##", French);

    /// <summary>« moins de 1 km », « 12 km », « 1 204 km »</summary>
    public static string Km(double km) => km < 1
        ? $"moins de{NoBreak}1{NoBreak}km"
        : $"{Whole((long)Math.Round(km, MidpointRounding.AwayFromZero))}{NoBreak}km";

    /// <summary>« 200 € », « 12,50 € »: cents only when there are some.</summary>
    public static string Euros(decimal amount) =>
        $"{amount.ToString(decimal.IsInteger(amount) ? "N0" : "N2", French)}{NoBreak}€";

    /// <summary>« 45 % » of a share between 0 and 1, rounded to the unit; never « 100 % » nor « 0 % » unless exact.</summary>
    public static string Percent(double share)
    {
        var percent = Math.Round(share * 100, MidpointRounding.AwayFromZero);
        var honest = share is > 0 and < 1 ? Math.Clamp(percent, 1, 99) : percent;
        return $"{Whole((long)honest)}{NarrowNoBreak}%";
    }

    /// <summary>« 25 min », « 1 h », « 1 h 05 »</summary>
    public static string Minutes(int minutes)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        return hours == 0 ? $"{Whole(rest)}{NoBreak}min"
            : rest == 0 ? $"{Whole(hours)}{NoBreak}h"
            : string.Create(CultureInfo.InvariantCulture, $"{hours}{NoBreak}h{NoBreak}{rest:00}");
    }

    /// <summary>« 1 rendez-vous », « 3 places »: the word agrees as French does, so 0 and 1 are singular.</summary>
    public static string Count(long number, string singular, string plural) =>
        $"{Whole(number)}{NoBreak}{(number is > -2 and < 2 ? singular : plural)}";
}
