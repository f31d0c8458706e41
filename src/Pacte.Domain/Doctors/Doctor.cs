using Pacte.Domain.Sites;

namespace Pacte.Domain.Doctors;

/// <summary>Life of a volunteer: registered, verified by the ARS with the Ordre, suspended.</summary>
public enum DoctorState
{
    Registered,
    Verified,
    Suspended,
}

/// <summary>Why an act on a doctor is refused.</summary>
public enum DoctorRefusal
{
    NotFound,
    StepNotAllowed,

    /// <summary>Sessions past Proposed stand; the result names them.</summary>
    SessionsStand,

    /// <summary>The cap would fall below the half-days already accepted that month; the result names the sessions.</summary>
    CapBelowUse,
    CapOutOfRange,
    ChangedMeanwhile,
}

/// <summary>A volunteer doctor (médecin volontaire), identified by RPPS.</summary>
public sealed class Doctor
{
    public required Guid Id { get; init; }

    /// <summary>Eleven digits of the national directory.</summary>
    public required string Rpps { get; init; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    public required Specialty Specialty { get; init; }
    public required string Email { get; set; }
    public required string HomeCommuneInsee { get; set; }
    public required string HomeCommuneName { get; set; }

    /// <summary>EPCI of the doctor's own practice: never served under the Pacte.</summary>
    public string? OwnEpciSiren { get; set; }
    public required string RegionCode { get; set; }

    /// <summary>How far the doctor agrees to drive, one way, in km by road.</summary>
    public required int TravelLimitKm { get; set; }
    public DoctorState State { get; private set; } = DoctorState.Registered;
    public DateTimeOffset RegisteredAt { get; init; }
    public bool IsDemonstration { get; init; }
    public uint Version { get; private set; }

    /// <summary>« Dʳ » is added on screen.</summary>
    public string FullName => $"{FirstName} {LastName}";

    public Result<Done, DoctorRefusal> Verify() => MoveTo(DoctorState.Verified, State is DoctorState.Registered or DoctorState.Suspended);

    /// <summary>Refused while sessions past Proposed stand (the database forbids it too).</summary>
    public Result<Done, DoctorRefusal> Suspend(IReadOnlyList<Guid> standingSessions) =>
        standingSessions.Count > 0
            ? Result<Done, DoctorRefusal>.Refused(DoctorRefusal.SessionsStand, standingSessions)
            : MoveTo(DoctorState.Suspended, State is DoctorState.Verified);

    private Result<Done, DoctorRefusal> MoveTo(DoctorState next, bool allowed)
    {
        if (!allowed)
            return DoctorRefusal.StepNotAllowed;
        State = next;
        return new Done();
    }
}
