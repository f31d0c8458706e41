using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.Domain.Booking;

/// <summary>Free → Held(until) → Booked → Free; Closed when its session leaves Open, and never deleted under an appointment.</summary>
public enum SlotState
{
    Free,
    Held,
    Booked,
    Closed,
}

/// <summary>One bookable interval of a session (créneau). A hold counts only while <see cref="HeldUntil"/> is ahead.</summary>
public sealed class Slot
{
    private Slot() { }

    public Guid Id { get; private init; }
    public Guid SessionId { get; private init; }
    public Guid SiteId { get; private init; }
    public Specialty Specialty { get; private init; }

    /// <summary>The session's hours, copied by foreign key so that the database can check that the slot lies inside.</summary>
    public DateTimeOffset SessionStartsAt { get; private init; }
    public DateTimeOffset SessionEndsAt { get; private init; }
    public DateTimeOffset StartsAt { get; private init; }
    public DateTimeOffset EndsAt { get; private init; }
    public SlotState State { get; private set; } = SlotState.Free;
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>The booking draft that holds the slot.</summary>
    public Guid? HeldBy { get; private set; }

    internal static Slot Of(Session session, Guid id, DateTimeOffset startsAt, DateTimeOffset endsAt) => new()
    {
        Id = id,
        SessionId = session.Id,
        SiteId = session.SiteId,
        Specialty = session.Specialty,
        SessionStartsAt = session.StartsAt,
        SessionEndsAt = session.EndsAt,
        StartsAt = startsAt,
        EndsAt = endsAt,
    };

    /// <summary>True when somebody may take the slot now.</summary>
    public bool IsFreeAt(DateTimeOffset now) => State is SlotState.Free || (State is SlotState.Held && HeldUntil <= now);

    /// <summary>Books the slot for the draft that holds it, or for anyone when it is free.</summary>
    public bool TryBook(Guid draftId, DateTimeOffset now)
    {
        var heldByDraft = State is SlotState.Held && HeldBy == draftId;
        if (!heldByDraft && !IsFreeAt(now))
            return false;
        (State, HeldUntil, HeldBy) = (SlotState.Booked, null, null);
        return true;
    }

    /// <summary>Gives a booked slot back.</summary>
    public void Free()
    {
        if (State is SlotState.Booked)
            State = SlotState.Free;
    }

    internal void Close() => (State, HeldUntil, HeldBy) = (SlotState.Closed, null, null);
}
