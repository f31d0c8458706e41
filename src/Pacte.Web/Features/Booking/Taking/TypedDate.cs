using System.Globalization;
using Pacte.Domain.Booking;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>A birth date in its three boxes, as typed.</summary>
public sealed class TypedDate
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    /// <summary>« Je ne connais pas le jour, ou le mois »: what is empty is unknown, not forgotten.</summary>
    public bool Partial { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>« 31/2/1958 », « 0/3/1958 » when the day is unknown, or null when nothing was typed.</summary>
    public string? Text => IsEmpty ? null : $"{Part(Day)}/{Part(Month)}/{Year?.Trim()}";

    public static TypedDate Of(string? text) =>
        text?.Split('/') is [var day, var month, var year]
            ? new() { Day = day, Month = month, Year = year, Partial = IsZero(day) || IsZero(month) }
            : new();

    /// <summary>The date as far as it is known, when there is such a date.</summary>
    public Birth? Read()
    {
        if (Text?.Split('/') is not [var day, var month, var year])
            return null;
        if (!IsZero(day))
            return First(day, month, year) is { } whole ? new(whole) : null;
        return IsZero(month)
            ? First("1", "1", year) is { } ofYear ? new(ofYear, BirthPrecision.Year) : null
            : First("1", month, year) is { } ofMonth ? new(ofMonth, BirthPrecision.Month) : null;
    }

    private static DateOnly? First(string day, string month, string year) =>
        DateOnly.TryParseExact($"{day}/{month}/{year}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static bool IsZero(string part) => part is "0" or "00";

    private string? Part(string? typed) => Partial && string.IsNullOrWhiteSpace(typed) ? "0" : typed?.Trim();
}
