using System.Globalization;

namespace Pacte.Domain.Time;

/// <summary>A month of a year, such as December 2026. Written « 2026-12 », compared in calendar order.</summary>
public readonly record struct MonthOfYear : IComparable<MonthOfYear>
{
    // Months since January of year 1, so that the default value is a real month and arithmetic is addition.
    private readonly int _index;

    private MonthOfYear(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, (9999 * 12) - 1);
        _index = index;
    }

    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a month of the calendar.</exception>
    public MonthOfYear(int year, int month)
        : this(new DateOnly(year, month, 1))
    {
    }

    private MonthOfYear(DateOnly date)
        : this(((date.Year - 1) * 12) + date.Month - 1)
    {
    }

    public int Year => (_index / 12) + 1;

    public int Month => (_index % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    public MonthOfYear Next => AddMonths(1);

    public MonthOfYear Previous => AddMonths(-1);

    /// <summary>The days of the month, in order.</summary>
    public IEnumerable<DateOnly> Days
    {
        get
        {
            var first = FirstDay;
            return Enumerable.Range(0, DateTime.DaysInMonth(Year, Month)).Select(first.AddDays);
        }
    }

    /// <summary>The month in which a date falls.</summary>
    public static MonthOfYear Of(DateOnly date) => new(date);

    /// <summary>Reads « 2026-12 », digits only.</summary>
    /// <exception cref="FormatException">The text is not a month written so.</exception>
    public static MonthOfYear Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is not a month written yyyy-MM.");

    /// <summary>Reads « 2026-12 »; false for anything else, null included.</summary>
    public static bool TryParse(string? text, out MonthOfYear month)
    {
        month = default;
        if (text is not { Length: 7 }
            || !DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return false;
        }

        month = new MonthOfYear(first);
        return true;
    }

    public static bool operator <(MonthOfYear left, MonthOfYear right) => left._index < right._index;

    public static bool operator >(MonthOfYear left, MonthOfYear right) => left._index > right._index;

    public static bool operator <=(MonthOfYear left, MonthOfYear right) => left._index <= right._index;

    public static bool operator >=(MonthOfYear left, MonthOfYear right) => left._index >= right._index;

    public bool Contains(DateOnly date) => date.Year == Year && date.Month == Month;

    public MonthOfYear AddMonths(int months) => new(_index + months);

    public int CompareTo(MonthOfYear other) => _index.CompareTo(other._index);

    /// <summary>« 2026-12 »</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
