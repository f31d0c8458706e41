using System.Globalization;

namespace Pacte.Web.Ui;

/// <summary>
/// Dates, hours and numbers as French prints them, with the spaces that must not break.
/// Names are written out here so that no machine's locale data can change a page.
/// </summary>
public static class French
{
    private const string NoBreak = "\u00A0";
    private const string Thin = "\u202F";

    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
    private static readonly string[] ShortDays = ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] ShortMonths =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    /// <summary>vendredi 27 novembre</summary>
    public static string Day(DateOnly date) => $"{DayName(date)} {DayOfMonth(date)}{NoBreak}{Months[date.Month - 1]}";

    /// <summary>vendredi 27 novembre 2026</summary>
    public static string DayAndYear(DateOnly date) => $"{Day(date)} {date.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>27 novembre 2026</summary>
    public static string Date(DateOnly date) =>
        $"{DayOfMonth(date)}{NoBreak}{Months[date.Month - 1]}{NoBreak}{date.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>ven. 27 nov.</summary>
    public static string ShortDay(DateOnly date) =>
        $"{ShortDays[(int)date.DayOfWeek]}{NoBreak}{DayOfMonth(date)}{NoBreak}{ShortMonths[date.Month - 1]}";

    /// <summary>décembre 2026</summary>
    public static string Month(DateOnly date) => $"{Months[date.Month - 1]}{NoBreak}{date.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>vendredi</summary>
    public static string DayName(DateOnly date) => Days[(int)date.DayOfWeek];

    /// <summary>9 h 20, and 14 h on the hour.</summary>
    public static string Hour(TimeOnly time) => time.Minute == 0 ? $"{time.Hour}{NoBreak}h" : FullHour(time);

    /// <summary>9 h 20, 14 h 00: in lists, where hours stand under one another.</summary>
    public static string FullHour(TimeOnly time) => $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}";

    /// <summary>12 480</summary>
    public static string Number(long value) => value.ToString("#,0", NumberStyle);

    /// <summary>12,5 at most the given digits.</summary>
    public static string Decimal(decimal value, int digits = 1) => value.ToString("#,0." + new string('#', digits), NumberStyle);

    /// <summary>Whole kilometres, one at least: the road is never measured to the metre.</summary>
    public static string Kilometres(double kilometres) => $"{Number(Math.Max(1, (long)Math.Round(kilometres)))}{NoBreak}km";

    /// <summary>1 place, 12 places: in French, zero is singular.</summary>
    public static string Count(long count, string one, string many) => $"{Number(count)}{NoBreak}{(Math.Abs(count) < 2 ? one : many)}";

    /// <summary>The first letter as a capital, to begin a title.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static NumberFormatInfo NumberStyle { get; } = new()
    {
        NumberGroupSeparator = Thin,
        NumberDecimalSeparator = ",",
        NegativeSign = "−",
    };

    private static string DayOfMonth(DateOnly date) => date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture);
}
