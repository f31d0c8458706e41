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

/// <summary>Who may take a free slot before everybody may.</summary>
public enum KeptFor
{
    /// <summary>Those to whom it is offered, one after the other.</summary>
    Offers,

    /// <summary>People of the site's zone without a médecin traitant.</summary>
    Residents,
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

    /// <summary>From when anyone may take the slot; null when anyone always may. Whoever keeps it for somebody sets it, so that nothing need run for it to open.</summary>
    public DateTimeOffset? PublicFrom { get; private set; }

    /// <summary>Whom it is kept for until then.</summary>
    public KeptFor? KeptFor { get; private set; }

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

    /// <summary>True when nobody has the slot.</summary>
    public bool IsFreeAt(DateTimeOffset now) => State is SlotState.Free || (State is SlotState.Held && HeldUntil <= now);

    /// <summary>True when anyone may take the slot now.</summary>
    public bool IsOpenToAllAt(DateTimeOffset now) => IsFreeAt(now) && (PublicFrom is null || PublicFrom <= now);

    /// <summary>Until when only residents may book the slot; null when others may too, or when it is kept for somebody else.</summary>
    public DateTimeOffset? ResidentsUntilAt(DateTimeOffset now) =>
        KeptFor is Pacte.Domain.Booking.KeptFor.Residents && PublicFrom > now ? PublicFrom : null;

    /// <summary>True when anyone may hold the slot now: a hold does not know yet whether it is for a resident.</summary>
    public bool MayBeHeldAt(DateTimeOffset now) => IsOpenToAllAt(now) || (IsFreeAt(now) && ResidentsUntilAt(now) is not null);

    /// <summary>Keeps the slot for a draft, when anyone may hold it.</summary>
    public bool TryHold(Guid draftId, DateTimeOffset now)
    {
        if (!MayBeHeldAt(now))
            return false;
        (State, HeldUntil, HeldBy) = (SlotState.Held, now + BookingDraft.HoldTime, draftId);
        return true;
    }

    /// <summary>Keeps it no more for a draft that held it.</summary>
    public void Release(Guid draftId)
    {
        if (State is SlotState.Held && HeldBy == draftId)
            (State, HeldUntil, HeldBy) = (SlotState.Free, null, null);
    }

    /// <summary>Books the slot for the draft that holds it, or for anyone when it is open to all.</summary>
    /// <param name="draftId">The draft, held or not.</param>
    /// <param name="now">The instant of the act.</param>
    /// <param name="asResident">Whether the person is among those whom a slot may be kept for.</param>
    public bool TryBook(Guid draftId, DateTimeOffset now, bool asResident = false)
    {
        if (ResidentsUntilAt(now) is not null && !asResident)
            return false;
        var heldByDraft = State is SlotState.Held && HeldBy == draftId;
        if (!heldByDraft && !MayBeHeldAt(now))
            return false;
        Book();
        return true;
    }

    /// <summary>Books the free slot for somebody whom it is kept for; the caller knows that they are.</summary>
    public bool TryBookKept(DateTimeOffset now)
    {
        if (!IsFreeAt(now))
            return false;
        Book();
        return true;
    }

    /// <summary>Gives a booked slot back.</summary>
    public void Free()
    {
        if (State is SlotState.Booked)
            State = SlotState.Free;
    }

    /// <summary>Keeps a free slot for some people until an instant, after which anyone may take it.</summary>
    public void Keep(KeptFor whom, DateTimeOffset until) => (PublicFrom, KeptFor) = (until, whom);

    /// <summary>Keeps it for nobody any more.</summary>
    public void OpenToAll() => (PublicFrom, KeptFor) = (null, null);

    internal void Close()
    {
        (State, HeldUntil, HeldBy) = (SlotState.Closed, null, null);
        OpenToAll();
    }

    private void Book()
    {
        (State, HeldUntil, HeldBy) = (SlotState.Booked, null, null);
        OpenToAll();
    }
}
