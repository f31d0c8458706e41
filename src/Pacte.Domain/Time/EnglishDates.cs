using System.Globalization;
using Pacte.Domain.Geography;

namespace Pacte.Domain.Time;

/// <summary>
/// Dates and hours as English readers in France say them: day before month, hours with “am” and “pm”. The same places as
/// <see cref="FrenchDates"/>, in plain text with its no-break spaces.
/// </summary>
public static class EnglishDates
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>“Friday”</summary>
    public static string Weekday(DateOnly date) => date.DayOfWeek.ToString();

    /// <summary>“Friday 27 November”</summary>
    public static string Full(DateOnly date) => $"{Weekday(date)} {DayAndMonth(date)}";

    /// <summary>“Friday 27 November 2026”</summary>
    public static string FullWithYear(DateOnly date) => $"{Full(date)} {Digits(date.Year)}";

    /// <summary>“27 November”</summary>
    public static string DayAndMonth(DateOnly date) => $"{Digits(date.Day)}{NoBreak}{Months[date.Month - 1]}";

    /// <summary>“Fri 27 Nov”</summary>
    public static string Short(DateOnly date) => $"{Weekday(date)[..3]} {Digits(date.Day)}{NoBreak}{ShortMonth(date)}";

    /// <summary>“December 2026”</summary>
    public static string Month(MonthOfYear month) => $"{MonthName(month)} {Digits(month.Year)}";

    /// <summary>“December”</summary>
    public static string MonthName(MonthOfYear month) => Months[month.Month - 1];

    /// <summary>“today”, “tomorrow”, else “Friday 27 November”, with the year when it is not today's.</summary>
    public static string Relative(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        _ => date.Year == today.Year ? Full(date) : FullWithYear(date),
    };

    /// <summary>“9 am”, “9:20 am”, “12 noon”, “2:05 pm”; midnight is “12 midnight”.</summary>
    public static string Hour(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => $"12{NoBreak}midnight",
        (12, 0) => $"12{NoBreak}noon",
        (_, 0) => $"{Twelve(time)}{NoBreak}{Half(time)}",
        _ => AlignedHour(time),
    };

    /// <summary>“9:00 am”, “12:20 pm”: in lists, where hours stand under one another.</summary>
    public static string AlignedHour(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{Twelve(time)}:{time.Minute:00}{NoBreak}{Half(time)}");

    /// <summary>“from 9 am to 12:30 pm”</summary>
    public static string Hours(TimeOnly start, TimeOnly end) => $"from{NoBreak}{Hour(start)} to{NoBreak}{Hour(end)}";

    /// <summary>“Friday 27 November at 9:20 am”</summary>
    public static string FullAt(DateOnly date, TimeOnly time) => $"{Full(date)} at{NoBreak}{Hour(time)}";

    /// <summary>“Fri 27 Nov at 9:20 am”</summary>
    public static string ShortAt(DateOnly date, TimeOnly time) => $"{Short(date)} at{NoBreak}{Hour(time)}";

    /// <summary>“tomorrow at 9:20 am”</summary>
    public static string RelativeAt(DateOnly date, TimeOnly time, DateOnly today) => $"{Relative(date, today)} at{NoBreak}{Hour(time)}";

    /// <summary>“Guadeloupe time” where the clock is not that of Paris, else null.</summary>
    public static string? ZoneNote(string ianaZone) => ianaZone == SiteTimeZones.Paris ? null : SiteTimeZones.EnglishName(ianaZone);

    /// <summary>“9:20 am”, or “9:20 am (Guadeloupe time)”.</summary>
    public static string HourIn(TimeOnly time, string ianaZone) => ZoneNote(ianaZone) is { } note ? $"{Hour(time)} ({note})" : Hour(time);

    /// <summary>“Friday 27 November at 9:20 am”, in the site's time, with the zone's name where it is not that of Paris.</summary>
    /// <param name="instant">Any offset.</param>
    /// <param name="ianaZone">The site's zone.</param>
    public static string FullAt(DateTimeOffset instant, string ianaZone)
    {
        var local = LocalTime.FromInstant(instant, LocalTime.Zone(ianaZone));
        return $"{Full(local.Date)} at{NoBreak}{HourIn(local.Time, ianaZone)}";
    }

    private static string ShortMonth(DateOnly date) => date.Month is 9 ? "Sept" : Months[date.Month - 1][..3];

    private static int Twelve(TimeOnly time) => time.Hour % 12 is 0 ? 12 : time.Hour % 12;

    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
