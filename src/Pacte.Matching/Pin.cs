namespace Pacte.Matching;

/// <summary>
/// The agency wants a doctor at a site, on a date and a part of it. A pin is kept wherever the hard rules allow; the doctor must have
/// offered the date.
/// </summary>
public sealed record Pin(string DoctorKey, DateOnly Date, SessionPart Part, string SiteKey);

/// <summary>A pin that contradicts a rule or a pin before it. It is left out, and said.</summary>
public sealed record RefusedPin(Pin Pin, PinRefusal Reason);

/// <summary>Why a pin could not be kept.</summary>
public enum PinRefusal
{
    /// <summary>The doctor did not offer that date.</summary>
    NoSuchOffer,

    /// <summary>The site does not ask for anybody then.</summary>
    NoSuchNeed,

    /// <summary>The doctor is not verified.</summary>
    NotVerified,

    /// <summary>The doctor is exempt that day and has not waived it.</summary>
    Exempt,

    /// <summary>The doctor already has a session that day, standing or pinned.</summary>
    AlreadyEngaged,

    /// <summary>The offer does not accept that part of the day.</summary>
    PartNotOffered,

    /// <summary>The site asks for another specialty.</summary>
    OtherSpecialty,

    /// <summary>Farther than the doctor travels, or no road leads there.</summary>
    BeyondTravelLimit,

    /// <summary>In the doctor's own zone.</summary>
    OwnZone,

    /// <summary>The doctor and the site were told not to meet, always or that day.</summary>
    Excluded,

    /// <summary>Sessions that stand or pins before it fill the need.</summary>
    NeedFull,

    /// <summary>What is left of the doctor's cap does not allow it.</summary>
    CapReached,
}
