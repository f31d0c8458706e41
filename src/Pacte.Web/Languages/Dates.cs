using Pacte.Domain.Time;

namespace Pacte.Web.Languages;

/// <summary>Dates and hours in the language spoken: <see cref="FrenchDates"/> or <see cref="EnglishDates"/>.</summary>
public static class Dates
{
    public static string Weekday(DateOnly date) => Speech.IsEnglish ? EnglishDates.Weekday(date) : FrenchDates.Weekday(date);

    public static string Full(DateOnly date) => Speech.IsEnglish ? EnglishDates.Full(date) : FrenchDates.Full(date);

    public static string FullWithYear(DateOnly date) => Speech.IsEnglish ? EnglishDates.FullWithYear(date) : FrenchDates.FullWithYear(date);

    public static string DayAndMonth(DateOnly date) => Speech.IsEnglish ? EnglishDates.DayAndMonth(date) : FrenchDates.DayAndMonth(date);

    public static string Short(DateOnly date) => Speech.IsEnglish ? EnglishDates.Short(date) : FrenchDates.Short(date);

    public static string Month(MonthOfYear month) => Speech.IsEnglish ? EnglishDates.Month(month) : FrenchDates.Month(month);

    public static string Relative(DateOnly date, DateOnly today) =>
        Speech.IsEnglish ? EnglishDates.Relative(date, today) : FrenchDates.Relative(date, today);

    public static string Hour(TimeOnly time) => Speech.IsEnglish ? EnglishDates.Hour(time) : FrenchDates.Hour(time);

    public static string AlignedHour(TimeOnly time) => Speech.IsEnglish ? EnglishDates.AlignedHour(time) : FrenchDates.AlignedHour(time);

    public static string Hours(TimeOnly start, TimeOnly end) => Speech.IsEnglish ? EnglishDates.Hours(start, end) : FrenchDates.Hours(start, end);

    public static string FullAt(DateOnly date, TimeOnly time) => Speech.IsEnglish ? EnglishDates.FullAt(date, time) : FrenchDates.FullAt(date, time);

    public static string FullAt(DateTimeOffset instant, string ianaZone) =>
        Speech.IsEnglish ? EnglishDates.FullAt(instant, ianaZone) : FrenchDates.FullAt(instant, ianaZone);

    public static string ShortAt(DateOnly date, TimeOnly time) => Speech.IsEnglish ? EnglishDates.ShortAt(date, time) : FrenchDates.ShortAt(date, time);

    public static string RelativeAt(DateOnly date, TimeOnly time, DateOnly today) =>
        Speech.IsEnglish ? EnglishDates.RelativeAt(date, time, today) : FrenchDates.RelativeAt(date, time, today);

    public static string HourIn(TimeOnly time, string ianaZone) => Speech.IsEnglish ? EnglishDates.HourIn(time, ianaZone) : FrenchDates.HourIn(time, ianaZone);

    public static string? ZoneNote(string ianaZone) => Speech.IsEnglish ? EnglishDates.ZoneNote(ianaZone) : FrenchDates.ZoneNote(ianaZone);
}
