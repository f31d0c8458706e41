namespace Pacte.Domain.Sites;

/// <summary>The part of a day that a session lasts (demi-journée, journée).</summary>
public enum DayPart
{
    Morning,
    Afternoon,
    FullDay,
}

/// <summary>The day parts that an offer accepts; one session at most comes of an offer, whatever it accepts.</summary>
[Flags]
public enum DayParts
{
    None = 0,
    Morning = 1,
    Afternoon = 2,
    FullDay = 4,
}

/// <summary>What day parts are worth and how they overlap.</summary>
public static class DayPartFacts
{
    /// <summary>Half-days counted against the monthly cap: 2 for a full day, else 1.</summary>
    public static int HalfDays(this DayPart part) => part is DayPart.FullDay ? 2 : 1;

    /// <summary>The flag of one part.</summary>
    public static DayParts AsParts(this DayPart part) => (DayParts)(1 << (int)part);

    /// <summary>True when <paramref name="parts"/> accept <paramref name="part"/>.</summary>
    public static bool Accepts(this DayParts parts, DayPart part) => (parts & part.AsParts()) is not DayParts.None;

    /// <summary>True when one doctor or one room cannot serve both on the same date.</summary>
    public static bool Overlaps(this DayPart one, DayPart other) => one == other || one is DayPart.FullDay || other is DayPart.FullDay;
}
