namespace Pacte.Domain.Planning;

/// <summary>
/// Proposed(until) → AcceptedByDoctor(until) → Confirmed → Open → Held;
/// the first three may be Declined or Expire; any before Held may be Cancelled.
/// </summary>
public enum SessionState
{
    Proposed,
    AcceptedByDoctor,
    Confirmed,
    Open,
    Held,
    Declined,
    Expired,
    Cancelled,
}

public static class SessionStates
{
    /// <summary>States in which the doctor and the room are taken.</summary>
    public static bool TakesTime(this SessionState state) =>
        state is SessionState.Proposed or SessionState.AcceptedByDoctor or SessionState.Confirmed or SessionState.Open or SessionState.Held;

    /// <summary>States that count against the doctor's monthly cap.</summary>
    public static bool CountsAgainstCap(this SessionState state) =>
        state is SessionState.AcceptedByDoctor or SessionState.Confirmed or SessionState.Open or SessionState.Held;
}

public enum CancelledBy
{
    Doctor,
    Site,
    Ars,
}

/// <summary>Coded reason of a refusal or cancellation, chosen from a list.</summary>
public enum SessionReason
{
    NotAvailable,
    TooFar,
    Illness,
    RoomUnavailable,
    NotNeeded,
    Other,
}

public static class SessionReasons
{
    /// <summary>Reasons that say of the doctor's day, whoever gives them; the others say of the place, or nothing.</summary>
    public static bool IsDoctorAway(this SessionReason reason) => reason is SessionReason.NotAvailable or SessionReason.Illness;
}

/// <summary>Why an act on a session is refused.</summary>
public enum SessionRefusal
{
    NotFound,
    StepNotAllowed,
    AnswerTooLate,
    MonthlyCapReached,
    DoctorBusy,
    RoomTaken,
    DoctorNotVerified,
    DoctorExempt,
    SiteNotOpen,
    BookedSlotInTheWay,
    TooEarly,
    ChangedMeanwhile,
}
