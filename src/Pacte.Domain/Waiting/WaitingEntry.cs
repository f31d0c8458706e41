using Pacte.Domain.Sites;

namespace Pacte.Domain.Waiting;

/// <summary>Waiting until an appointment is found (by an offer or otherwise), the person leaves, or their last day passes.</summary>
public enum WaitingState
{
    Waiting,
    Served,
    Left,
    Over,
}

/// <summary>Days of the week on which somebody can come.</summary>
[Flags]
public enum WeekDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Every = 127,
}

/// <summary>A person who waits for a slot around a place. One per person and specialty at a time.</summary>
public sealed class WaitingEntry
{
    /// <summary>From this hour on, by the site's clock, a slot is of the afternoon.</summary>
    public static readonly TimeOnly Noon = new(13, 0);

    /// <summary>How far ahead a last day may lie.</summary>
    public const int LongestDays = 120;

    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Specialty Specialty { get; init; }

    /// <summary>INSEE code of the commune around which to look.</summary>
    public required string PlaceInsee { get; init; }

    /// <summary>Position of that commune, in degrees; what the list is narrowed by before distances are computed.</summary>
    public required double Latitude { get; init; }
    public required double Longitude { get; init; }

    /// <summary>Farthest site, in kilometres by road.</summary>
    public required int RadiusKm { get; init; }
    public required WeekDays Days { get; init; }
    public required bool Mornings { get; init; }
    public required bool Afternoons { get; init; }
    public required bool StepFreeOnly { get; init; }

    /// <summary>First and last dates on which a slot is wanted, both included, by the site's calendar.</summary>
    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>When the contact was proved: the wait counts from there.</summary>
    public required DateTimeOffset Since { get; init; }
    public required bool HasTreatingDoctor { get; init; }
    public WaitingState State { get; private set; } = WaitingState.Waiting;
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Stops waiting; nothing when the wait is over already.</summary>
    public void Close(WaitingState state, DateTimeOffset now)
    {
        if (State is WaitingState.Waiting)
            (State, ClosedAt) = (state, now);
    }

    /// <summary>The flag of a date's day of the week.</summary>
    public static WeekDays DayOf(DateOnly date) => (WeekDays)(1 << (((int)date.DayOfWeek + 6) % 7));
}
