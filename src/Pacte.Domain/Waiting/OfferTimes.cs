using Pacte.Domain.Time;

namespace Pacte.Domain.Waiting;

/// <summary>How long a slot is somebody's alone. Nights do not count: nobody is asked to answer while asleep.</summary>
/// <param name="Near">For a slot that starts within <see cref="NearWithin"/>.</param>
/// <param name="Far">For the others.</param>
public sealed record OfferTimes(TimeSpan Near, TimeSpan Far)
{
    public static readonly TimeSpan NearWithin = TimeSpan.FromHours(48);

    /// <summary>An offer with less time than this to answer is not made.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>However many people are asked, the slot opens to all after this.</summary>
    public static readonly TimeSpan LongestChain = TimeSpan.FromHours(48);

    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(21, 0);

    /// <summary>When a slot freed now opens to all at the latest: half of the time left until it starts is everybody's.</summary>
    public static DateTimeOffset PublicFrom(DateTimeOffset now, DateTimeOffset startsAt)
    {
        var half = (startsAt - now) / 2;
        return now + (half < LongestChain ? half : LongestChain);
    }

    /// <summary>Until when an offer made now lasts; null when too little time is left to make one.</summary>
    /// <param name="now">When it is made.</param>
    /// <param name="startsAt">The slot's start.</param>
    /// <param name="publicFrom">When the slot opens to all.</param>
    /// <param name="zone">The site's.</param>
    public DateTimeOffset? Until(DateTimeOffset now, DateTimeOffset startsAt, DateTimeOffset publicFrom, TimeZoneInfo zone)
    {
        var asked = Awake(now, zone);
        var until = asked + (startsAt - now < NearWithin ? Near : Far);
        if (until > publicFrom)
            until = publicFrom;
        return until - asked < Shortest ? null : until;
    }

    // The instant itself by day; eight in the morning for who would read it at night.
    private static DateTimeOffset Awake(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = LocalTime.FromInstant(now, zone);
        if (local.Time >= Morning && local.Time < Evening)
            return now;
        return LocalTime.ToInstant(local.Time < Morning ? local.Date : local.Date.AddDays(1), Morning, zone);
    }
}
