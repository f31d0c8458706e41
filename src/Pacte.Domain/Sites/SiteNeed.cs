namespace Pacte.Domain.Sites;

/// <summary>How many doctors of a specialty a site asks for, on a date and day part (besoin). One row per site, date, part and specialty.</summary>
public sealed class SiteNeed
{
    public required Guid Id { get; init; }
    public required Guid SiteId { get; init; }

    /// <summary>The site's own date.</summary>
    public required DateOnly Date { get; init; }
    public required DayPart Part { get; init; }
    public required Specialty Specialty { get; init; }

    /// <summary>Doctors without whom the day is not worth holding; 0 ≤ Min ≤ Desired ≤ Max, Max ≥ 1.</summary>
    public int Min { get; private set; }
    public int Desired { get; private set; }

    /// <summary>Doctors that the site can receive at most.</summary>
    public int Max { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Sets the three counts, or refuses when they are out of order.</summary>
    public Result<Done, SiteRefusal> Ask(int min, int desired, int max)
    {
        if (min < 0 || desired < min || max < desired || max < 1)
            return SiteRefusal.CountsOutOfOrder;
        (Min, Desired, Max) = (min, desired, max);
        return new Done();
    }
}
