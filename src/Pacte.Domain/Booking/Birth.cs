namespace Pacte.Domain.Booking;

/// <summary>How much of a birth date is known. Official papers of people born abroad often give a year, or a month and a year.</summary>
public enum BirthPrecision
{
    Day,
    Month,
    Year,
}

/// <summary>A birth date as far as it is known.</summary>
/// <param name="Date">The day, or the first day that it may be.</param>
public readonly record struct Birth(DateOnly Date, BirthPrecision Precision = BirthPrecision.Day);
