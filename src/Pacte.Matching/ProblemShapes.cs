using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pacte.Matching;

/// <summary>What each thing of a problem must be by itself. Whatever breaks it is refused by its key.</summary>
internal static class ProblemShapes
{
    /// <summary>Far more than any site, month or zone has; with them, no sum can leave 64 bits (README.md).</summary>
    private const int LargestCount = 1_000;
    private const int LargestNeedPermille = 10_000;

    public static void EnsureMonth(DateOnly month) =>
        Require(month.Day == 1, "month", month.ToString("O", CultureInfo.InvariantCulture));

    public static void Ensure(MatchingOffer offer, DateOnly month) => Require(IsIn(month, offer.Date), "date of offer", offer.Key);

    public static void Ensure(MatchingNeed need, DateOnly month) =>
        Require(IsIn(month, need.Date) && AreOrdered(0, need.Min, need.Desired, need.Max, LargestCount), "need", need.Key);

    public static void Ensure(StandingSession session, DateOnly month) =>
        Require(IsIn(month, session.Date), "date of standing session", session.Key);

    public static void Ensure(MatchingDoctor doctor)
    {
        Require(doctor.CapInHalfDays is >= 0 and <= LargestCount, "cap of doctor", doctor.Key);
        Require(doctor.TravelLimitMetres >= 0, "travel limit of doctor", doctor.Key);
    }

    public static void Ensure(MatchingZone zone) =>
        Require(zone.Population >= 0 && zone.NeedPermille is >= 0 and <= LargestNeedPermille, "population or need of zone", zone.Key);

    /// <exception cref="InvalidProblemException">It does not hold.</exception>
    public static void Require([DoesNotReturnIf(false)] bool holds, string what, string key)
    {
        if (!holds)
            throw new InvalidProblemException($"Invalid {what}: '{key}'.");
    }

    private static bool AreOrdered(params ReadOnlySpan<int> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i - 1] > numbers[i])
                return false;
        }

        return true;
    }

    private static bool IsIn(DateOnly month, DateOnly date) => date.Year == month.Year && date.Month == month.Month;
}
