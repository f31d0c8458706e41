using Pacte.Domain.Booking;
using Pacte.Domain.Sites;

namespace Pacte.Domain.Planning;

/// <summary>One doctor, one site, one date, one day part, one room (vacation).</summary>
public sealed class Session
{
    // For EF Core and the factory below.
    private Session() { }

    public Guid Id { get; private init; }
    public Guid DoctorId { get; private init; }
    public Guid SiteId { get; private init; }
    public Guid NeedId { get; private init; }
    public Guid? PlanId { get; private init; }
    public string RegionCode { get; private init; } = "";
    public string TimeZone { get; private init; } = "";

    /// <summary>Numbered from 1, up to the site's room count.</summary>
    public int Room { get; private init; }
    public DayPart Part { get; private init; }
    public Specialty Specialty { get; private init; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public DateTimeOffset? BreakStartsAt { get; private set; }
    public DateTimeOffset? BreakEndsAt { get; private set; }

    /// <summary>Minutes of one appointment; 20 by default.</summary>
    public int SlotMinutes { get; private set; } = 20;
    public SessionState State { get; private set; } = SessionState.Proposed;

    /// <summary>Until when the doctor (Proposed) or the site (AcceptedByDoctor) may answer.</summary>
    public DateTimeOffset AnswerBefore { get; private set; }
    public DateTimeOffset ProposedAt { get; private init; }
    public CancelledBy? CancelledBy { get; private set; }
    public SessionReason? Reason { get; private set; }

    /// <summary>The site's date, kept by the database from the start and the site's zone.</summary>
    public DateOnly LocalDate { get; private init; }

    /// <summary>First day of the month of <see cref="LocalDate"/>, kept by the database.</summary>
    public DateOnly Month { get; private init; }
    public uint Version { get; private set; }

    /// <summary>
    /// Whether it ended because the doctor cannot come that day: the offer of the date then ends with it. A doctor who refuses a place
    /// that is too far still offers the day; one who withdraws after accepting does not.
    /// </summary>
    public bool EndsOffer => State switch
    {
        SessionState.Declined => Reason?.IsDoctorAway() is true,
        SessionState.Cancelled => CancelledBy is Planning.CancelledBy.Doctor || Reason?.IsDoctorAway() is true,
        _ => false,
    };

    /// <summary>Proposes a doctor to a site for a need, in a room; the answer is awaited until <paramref name="answerBefore"/>.</summary>
    public static Session Propose(
        Guid id, Guid doctorId, Site site, SiteNeed need, int room, Guid? planId, DateTimeOffset now, DateTimeOffset answerBefore)
    {
        var hours = site.Hours.On(need.Date, need.Part, site.TimeZone);
        return new Session
        {
            Id = id,
            DoctorId = doctorId,
            SiteId = site.Id,
            NeedId = need.Id,
            PlanId = planId,
            RegionCode = site.RegionCode,
            TimeZone = site.TimeZone,
            Room = room,
            Part = need.Part,
            Specialty = need.Specialty,
            StartsAt = hours.StartsAt,
            EndsAt = hours.EndsAt,
            BreakStartsAt = hours.BreakStartsAt,
            BreakEndsAt = hours.BreakEndsAt,
            ProposedAt = now,
            AnswerBefore = answerBefore,
        };
    }

    /// <summary>The doctor says yes; the site then has until <paramref name="siteAnswerBefore"/>.</summary>
    public Result<Done, SessionRefusal> Accept(DateTimeOffset now, DateTimeOffset siteAnswerBefore)
    {
        if (State is not SessionState.Proposed)
            return SessionRefusal.StepNotAllowed;
        if (now >= AnswerBefore)
            return SessionRefusal.AnswerTooLate;
        (State, AnswerBefore) = (SessionState.AcceptedByDoctor, siteAnswerBefore);
        return new Done();
    }

    /// <summary>The doctor (Proposed) or the site (AcceptedByDoctor) says no.</summary>
    public Result<Done, SessionRefusal> Decline(SessionReason reason)
    {
        if (State is not (SessionState.Proposed or SessionState.AcceptedByDoctor))
            return SessionRefusal.StepNotAllowed;
        (State, Reason) = (SessionState.Declined, reason);
        return new Done();
    }

    /// <summary>The site says yes; <paramref name="slotMinutes"/> is the length of one appointment.</summary>
    public Result<Done, SessionRefusal> Confirm(DateTimeOffset now, int slotMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slotMinutes, 5);
        if (State is not SessionState.AcceptedByDoctor)
            return SessionRefusal.StepNotAllowed;
        if (now >= AnswerBefore)
            return SessionRefusal.AnswerTooLate;
        (State, SlotMinutes) = (SessionState.Confirmed, slotMinutes);
        return new Done();
    }

    /// <summary>Opens a confirmed session to patients: returns its slots, cut around the break.</summary>
    public Result<IReadOnlyList<Slot>, SessionRefusal> Open(Func<Guid> newId)
    {
        if (State is not SessionState.Confirmed)
            return SessionRefusal.StepNotAllowed;
        State = SessionState.Open;
        var slots = new List<Slot>();
        if (BreakStartsAt is { } breakStart && BreakEndsAt is { } breakEnd)
        {
            Cut(slots, newId, StartsAt, breakStart);
            Cut(slots, newId, breakEnd, EndsAt);
        }
        else
        {
            Cut(slots, newId, StartsAt, EndsAt);
        }

        return slots;
    }

    /// <summary>The front desk recorded the doctor's presence.</summary>
    public Result<Done, SessionRefusal> Hold(DateTimeOffset now)
    {
        if (State is not SessionState.Open)
            return SessionRefusal.StepNotAllowed;
        if (now < StartsAt.AddHours(-2))
            return SessionRefusal.TooEarly;
        State = SessionState.Held;
        return new Done();
    }

    /// <summary>No answer came in time.</summary>
    public Result<Done, SessionRefusal> Expire(DateTimeOffset now)
    {
        if (State is not (SessionState.Proposed or SessionState.AcceptedByDoctor) || now < AnswerBefore)
            return SessionRefusal.StepNotAllowed;
        State = SessionState.Expired;
        return new Done();
    }

    /// <summary>
    /// Cancels a session before it is held. All its <paramref name="slots"/> close and each booked one of
    /// <paramref name="appointments"/> must be moved: those are returned, and are to be saved in the same transaction.
    /// </summary>
    public Result<IReadOnlyList<Appointment>, SessionRefusal> Cancel(
        CancelledBy by, SessionReason reason, IEnumerable<Slot> slots, IEnumerable<Appointment> appointments)
    {
        if (!State.TakesTime() || State is SessionState.Held)
            return SessionRefusal.StepNotAllowed;
        (State, CancelledBy, Reason) = (SessionState.Cancelled, by, reason);
        var displaced = appointments.Where(a => a.State is AppointmentState.Booked).ToList();
        displaced.ForEach(a => a.MustMove());
        foreach (var slot in slots)
            slot.Close();
        return displaced;
    }

    private void Cut(List<Slot> slots, Func<Guid> newId, DateTimeOffset from, DateTimeOffset to)
    {
        var length = TimeSpan.FromMinutes(SlotMinutes);
        for (var start = from; start + length <= to; start += length)
            slots.Add(Slot.Of(this, newId(), start, start + length));
    }
}
