namespace Pacte.Domain.Time;

/// <summary>A date and an hour as the clock on the wall shows them, and that clock's distance from UTC.</summary>
public readonly record struct LocalMoment(DateOnly Date, TimeOnly Time, TimeSpan Offset);

/// <summary>Whether a date and an hour happen once, twice or never in a zone.</summary>
public enum LocalTimeKind
{
    /// <summary>Once: the ordinary case.</summary>
    Ordinary,

    /// <summary>Twice: the hour of the autumn night that the clocks go through again.</summary>
    Repeated,

    /// <summary>Never: the hour of the spring night that the clocks jump over.</summary>
    Skipped,
}

/// <summary>
/// Passes between a site's clock and UTC. Two rules make it total: a repeated hour is its first occurrence (summer
/// time), and a skipped hour is moved forward by the length of the jump, as a clock that nobody set would have it.
/// </summary>
public static class LocalTime
{
    /// <summary>The zone of an IANA name.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine knows no such zone.</exception>
    public static TimeZoneInfo Zone(string ianaZone) => TimeZoneInfo.FindSystemTimeZoneById(ianaZone);

    public static LocalTimeKind KindOf(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(time);
        return zone.IsInvalidTime(wall) ? LocalTimeKind.Skipped
            : zone.IsAmbiguousTime(wall) ? LocalTimeKind.Repeated
            : LocalTimeKind.Ordinary;
    }

    /// <summary>The instant, in UTC, at which a site's clock shows a date and an hour.</summary>
    public static DateTimeOffset ToInstant(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(time);
        return new DateTimeOffset(wall, OffsetOf(wall, zone)).ToUniversalTime();
    }

    /// <summary>What a site's clock shows at an instant.</summary>
    public static LocalMoment FromInstant(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return new LocalMoment(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), local.Offset);
    }

    /// <summary>The date on a site's calendar at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant, TimeZoneInfo zone) => FromInstant(instant, zone).Date;

    /// <summary>The instants between which a site's day lies: the first is in it, the second is not. 23, 24 or 25 hours.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End) Bounds(DateOnly date, TimeZoneInfo zone) =>
        (ToInstant(date, TimeOnly.MinValue, zone), ToInstant(date.AddDays(1), TimeOnly.MinValue, zone));

    private static TimeSpan OffsetOf(DateTime wall, TimeZoneInfo zone) =>
        zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max()
        // With the offset from before the jump, a skipped hour reads as the same hour counted past it.
        : zone.IsInvalidTime(wall) ? zone.GetUtcOffset(wall.AddHours(-3))
        : zone.GetUtcOffset(wall);
}
