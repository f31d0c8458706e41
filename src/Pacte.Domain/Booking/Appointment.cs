using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.Domain.Booking;

/// <summary>Booked → Attended | NoShow | ToMove | Cancelled; ToMove → Booked (other slot) | Cancelled.</summary>
public enum AppointmentState
{
    Booked,
    Attended,
    NoShow,
    ToMove,
    Cancelled,
}

/// <summary>Why the patient cancels; from a list, optional.</summary>
public enum CancelReason
{
    NoLongerNeeded,
    NotAvailable,
    TooFar,
    FoundAnother,
    Other,
}

/// <summary>A person in a slot (rendez-vous).</summary>
public sealed class Appointment
{
    public required Guid Id { get; init; }

    /// <summary>What the patient reads out: four letters and digits, twice, without look-alikes.</summary>
    public required string Reference { get; init; }

    /// <summary>SHA-256 of the link's 128 random bits; the key itself is never stored.</summary>
    public required byte[] KeyHash { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid SlotId { get; set; }
    public required Guid SessionId { get; set; }
    public required Guid SiteId { get; set; }
    public required Guid DoctorId { get; set; }
    public required Specialty Specialty { get; init; }
    public required DateTimeOffset StartsAt { get; set; }
    public required DateTimeOffset EndsAt { get; set; }
    public required DateTimeOffset BookedAt { get; set; }

    /// <summary>When the patient last took another hour for it; null when they never did.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Id of the form that made it: posted twice, it makes one appointment.</summary>
    public required Guid SubmissionId { get; init; }
    public required bool HasTreatingDoctor { get; init; }

    /// <summary>Who it is for, seen from the person who booked.</summary>
    public Relation Relation { get; init; }

    /// <summary>By whose hand it was made.</summary>
    public BookingChannel Channel { get; init; }

    /// <summary>The account that made it for the person; null when the person did.</summary>
    public Guid? AssistedBy { get; init; }

    /// <summary>When the person agreed to be booked for; null when they booked.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>The version of the words that they agreed to.</summary>
    public int? AgreementVersion { get; init; }

    /// <summary>True for a second appointment that the front desk adds to an upcoming one; audited.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>How long after the appointment its link still opens.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(30);

    public AppointmentState State { get; private set; } = AppointmentState.Booked;
    public CancelReason? CancelReason { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the patient said that they come; null again when the hour changes.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>True while the front desk has still to call: the person missed appointments lately. The appointment stands all the same.</summary>
    public bool NeedsCall { get; set; }

    /// <summary>When the front desk excused an absence; it no longer counts.</summary>
    public DateTimeOffset? ExcusedAt { get; private set; }

    /// <summary>Sequence of the calendar file; rises with each change.</summary>
    public int CalendarSequence { get; private set; }

    /// <summary>The patient gives the place back. The caller frees the slot in the same transaction.</summary>
    public Result<Done, AppointmentRefusal> Cancel(CancelReason? reason, DateTimeOffset now)
    {
        if (State is not (AppointmentState.Booked or AppointmentState.ToMove))
            return AppointmentRefusal.StepNotAllowed;
        if (State is AppointmentState.Booked && now >= StartsAt)
            return AppointmentRefusal.AlreadyStarted;
        (State, CancelReason, ClosedAt) = (AppointmentState.Cancelled, reason, now);
        CalendarSequence++;
        return new Done();
    }

    /// <summary>False once the link has expired: the appointment is then to its holder as if there were none.</summary>
    public bool LinkIsOpenAt(DateTimeOffset now) => now < EndsAt + LinkLife;

    /// <summary>
    /// The patient takes another slot instead: the same appointment, reference and link, at another hour and perhaps another place.
    /// The caller has booked the new slot, and frees the old one in the same transaction.
    /// </summary>
    /// <param name="slot">Booked, of the appointment's specialty, not yet begun.</param>
    /// <param name="session">The session of <paramref name="slot"/>.</param>
    /// <param name="now">The instant of the act.</param>
    public Result<Done, MoveRefusal> MoveTo(Slot slot, Session session, DateTimeOffset now)
    {
        if (slot.State is not SlotState.Booked || slot.SessionId != session.Id)
            throw new ArgumentException("An appointment moves to a slot that is booked, of its own session.", nameof(slot));
        if (MayMoveAt(now) is { } refusal)
            return refusal;
        if (slot.Specialty != Specialty || slot.StartsAt <= now)
            return MoveRefusal.NoLongerOffered;
        (SlotId, SessionId, SiteId, DoctorId) = (slot.Id, session.Id, slot.SiteId, session.DoctorId);
        (StartsAt, EndsAt, State, ConfirmedAt) = (slot.StartsAt, slot.EndsAt, AppointmentState.Booked, null);
        MovedAt = now;
        CalendarSequence++;
        return new Done();
    }

    /// <summary>Why it may not move, or null: one that is booked before its hour, one whose session fell at any time.</summary>
    public MoveRefusal? MayMoveAt(DateTimeOffset now) => State switch
    {
        AppointmentState.ToMove => null,
        AppointmentState.Booked when now < StartsAt => null,
        AppointmentState.Booked => MoveRefusal.AlreadyStarted,
        _ => MoveRefusal.StepNotAllowed,
    };

    /// <summary>The patient says that they come. Said twice, the first time counts.</summary>
    public Result<Done, AppointmentRefusal> Confirm(DateTimeOffset now)
    {
        if (State is not AppointmentState.Booked)
            return AppointmentRefusal.StepNotAllowed;
        if (now >= StartsAt)
            return AppointmentRefusal.AlreadyStarted;
        ConfirmedAt ??= now;
        return new Done();
    }

    /// <summary>The front desk saw the patient arrive; also corrects a no-show.</summary>
    public Result<Done, AppointmentRefusal> Attend(DateTimeOffset now) => Mark(AppointmentState.Attended, now, StartsAt.AddHours(-3));

    /// <summary>The patient did not come; also corrects an arrival ticked by mistake.</summary>
    public Result<Done, AppointmentRefusal> MissedAt(DateTimeOffset now) => Mark(AppointmentState.NoShow, now, StartsAt);

    /// <summary>The front desk knows why the patient did not come. Said twice, the first time counts.</summary>
    public Result<Done, AppointmentRefusal> Excuse(DateTimeOffset now)
    {
        if (State is not AppointmentState.NoShow)
            return AppointmentRefusal.StepNotAllowed;
        ExcusedAt ??= now;
        return new Done();
    }

    internal void MustMove()
    {
        (State, ConfirmedAt) = (AppointmentState.ToMove, null);
        CalendarSequence++;
    }

    private Result<Done, AppointmentRefusal> Mark(AppointmentState state, DateTimeOffset now, DateTimeOffset notBefore)
    {
        if (State is not (AppointmentState.Booked or AppointmentState.Attended or AppointmentState.NoShow))
            return AppointmentRefusal.StepNotAllowed;
        if (now < notBefore)
            return AppointmentRefusal.TooEarly;
        (State, ClosedAt, NeedsCall) = (state, now, false);
        if (state is not AppointmentState.NoShow)
            ExcusedAt = null;
        return new Done();
    }
}

/// <summary>Why an act on an existing appointment is refused.</summary>
public enum AppointmentRefusal
{
    NotFound,
    StepNotAllowed,
    AlreadyStarted,
    TooEarly,
    ChangedMeanwhile,
}

/// <summary>Why an appointment cannot move to a slot.</summary>
public enum MoveRefusal
{
    NotFound,
    StepNotAllowed,
    AlreadyStarted,

    /// <summary>Somebody else has the slot.</summary>
    JustTaken,
    NoLongerOffered,

    /// <summary>The person has booked another appointment of the specialty meanwhile.</summary>
    AlreadyHasAnother,
    ChangedMeanwhile,
}
