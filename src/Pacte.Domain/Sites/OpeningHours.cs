namespace Pacte.Domain.Sites;

/// <summary>A site's usual hours, in its own time zone. The gap between the two halves is the lunch break of a full day.</summary>
public sealed record OpeningHours(TimeOnly MorningStart, TimeOnly MorningEnd, TimeOnly AfternoonStart, TimeOnly AfternoonEnd)
{
    /// <summary>9 h to 12 h and 14 h to 17 h: nine appointments of 20 minutes each half-day.</summary>
    public static OpeningHours Usual { get; } = new(new(9, 0), new(12, 0), new(14, 0), new(17, 0));

    /// <summary>Each half-day has a length, and the morning ends before the afternoon starts.</summary>
    public bool IsInOrder => MorningStart < MorningEnd && MorningEnd <= AfternoonStart && AfternoonStart < AfternoonEnd;

    /// <summary>The hours of a part on a date, as instants (UTC). Throws when the zone is unknown to the machine.</summary>
    public SessionHours On(DateOnly date, DayPart part, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return part switch
        {
            DayPart.Morning => new(Instant(date, MorningStart, zone), Instant(date, MorningEnd, zone), null, null),
            DayPart.Afternoon => new(Instant(date, AfternoonStart, zone), Instant(date, AfternoonEnd, zone), null, null),
            DayPart.FullDay => new(
                Instant(date, MorningStart, zone),
                Instant(date, AfternoonEnd, zone),
                Instant(date, MorningEnd, zone),
                Instant(date, AfternoonStart, zone)),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown day part."),
        };
    }

    // Consultations are by day, and clocks change at night: no ambiguous or missing hour can arise here.
    private static DateTimeOffset Instant(DateOnly date, TimeOnly time, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(time), zone), TimeSpan.Zero);
}

/// <summary>Instants (UTC) between which a session takes place, with its break when it has one.</summary>
public sealed record SessionHours(DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? BreakStartsAt, DateTimeOffset? BreakEndsAt);
