using System.Globalization;
using Pacte.Domain.Geography;

namespace Pacte.Domain.Time;

/// <summary>A date in its spoken pieces, for a page that raises the « er » of the first of the month.</summary>
/// <param name="Weekday">« mardi »</param>
/// <param name="Day">« 1 »</param>
/// <param name="Ordinal">« er » on the first of the month, else empty.</param>
/// <param name="Month">« décembre »</param>
/// <param name="Year">« 2026 »</param>
public readonly record struct SpokenDate(string Weekday, string Day, string Ordinal, string Month, string Year);

/// <summary>
/// Dates and hours as French people say them, in plain text with its no-break spaces. Own tables: the same on any
/// machine, whatever its culture. Hours are those of a clock on the wall: convert first with <see cref="LocalTime"/>.
/// </summary>
public static class FrenchDates
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] ShortWeekdays = ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] ShortMonths =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

    /// <summary>The pieces of a date, for markup of one's own.</summary>
    public static SpokenDate Pieces(DateOnly date) => new(
        Weekday(date), Digits(date.Day), date.Day == 1 ? "er" : "", Months[date.Month - 1], Digits(date.Year));

    /// <summary>« vendredi »</summary>
    public static string Weekday(DateOnly date) => Weekdays[(int)date.DayOfWeek];

    /// <summary>« vendredi 27 novembre », « mardi 1er décembre »</summary>
    public static string Full(DateOnly date) => $"{Weekday(date)} {DayAndMonth(date)}";

    /// <summary>« vendredi 27 novembre 2026 »</summary>
    public static string FullWithYear(DateOnly date) => $"{Full(date)} {Digits(date.Year)}";

    /// <summary>« 27 novembre », « 1er décembre »</summary>
    public static string DayAndMonth(DateOnly date) => $"{DayNumber(date)}{NoBreak}{Months[date.Month - 1]}";

    /// <summary>« ven. 27 nov. », « mar. 1er déc. »</summary>
    public static string Short(DateOnly date) =>
        $"{ShortWeekdays[(int)date.DayOfWeek]} {DayNumber(date)}{NoBreak}{ShortMonths[date.Month - 1]}";

    /// <summary>« 27/11/2026 », for tables and typed dates.</summary>
    public static string Numeric(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>« décembre 2026 »</summary>
    public static string Month(MonthOfYear month) => $"{Months[month.Month - 1]} {Digits(month.Year)}";

    /// <summary>« décembre »</summary>
    public static string MonthName(MonthOfYear month) => Months[month.Month - 1];

    /// <summary>« aujourd’hui », « demain », else « vendredi 27 novembre », with the year when it is not today's.</summary>
    public static string Relative(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "aujourd’hui",
        1 => "demain",
        _ => date.Year == today.Year ? Full(date) : FullWithYear(date),
    };

    /// <summary>« 9 h », « 9 h 20 », « 14 h 05 »; midnight is « 0 h ».</summary>
    public static string Hour(TimeOnly time) => time.Minute == 0
        ? $"{Digits(time.Hour)}{NoBreak}h"
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}");

    /// <summary>« 9 h 20 », « 14 h 00 »: in lists, where hours stand under one another.</summary>
    public static string AlignedHour(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}");

    /// <summary>« de 9 h à 12 h 30 »</summary>
    public static string Hours(TimeOnly start, TimeOnly end) => $"de{NoBreak}{Hour(start)} à{NoBreak}{Hour(end)}";

    /// <summary>« vendredi 27 novembre à 9 h 20 »</summary>
    public static string FullAt(DateOnly date, TimeOnly time) => $"{Full(date)} à{NoBreak}{Hour(time)}";

    /// <summary>« ven. 27 nov. à 9 h 20 »</summary>
    public static string ShortAt(DateOnly date, TimeOnly time) => $"{Short(date)} à{NoBreak}{Hour(time)}";

    /// <summary>« demain à 9 h 20 », « vendredi 27 novembre à 9 h 20 »</summary>
    public static string RelativeAt(DateOnly date, TimeOnly time, DateOnly today) => $"{Relative(date, today)} à{NoBreak}{Hour(time)}";

    /// <summary>« heure de la Guadeloupe » where the clock is not that of Paris, else null.</summary>
    /// <param name="ianaZone">The site's zone.</param>
    public static string? ZoneNote(string ianaZone) => ianaZone == SiteTimeZones.Paris ? null : SiteTimeZones.SpokenName(ianaZone);

    /// <summary>« 9 h 20 », or « 9 h 20 (heure de la Guadeloupe) » where the clock is not that of Paris.</summary>
    public static string HourIn(TimeOnly time, string ianaZone) =>
        ZoneNote(ianaZone) is { } note ? $"{Hour(time)} ({note})" : Hour(time);

    /// <summary>« vendredi 27 novembre à 9 h 20 », in the site's time, with the zone's name where it is not that of Paris.</summary>
    /// <param name="instant">Any offset.</param>
    /// <param name="ianaZone">The site's zone.</param>
    public static string FullAt(DateTimeOffset instant, string ianaZone)
    {
        var local = LocalTime.FromInstant(instant, LocalTime.Zone(ianaZone));
        return $"{Full(local.Date)} à{NoBreak}{HourIn(local.Time, ianaZone)}";
    }

    private static string DayNumber(DateOnly date) => date.Day == 1 ? "1er" : Digits(date.Day);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
