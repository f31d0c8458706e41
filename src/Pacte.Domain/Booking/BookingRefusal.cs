namespace Pacte.Domain.Booking;

/// <summary>Why a slot cannot be held or booked. Those that reveal an appointment are said only after the contact is proved.</summary>
public enum BookingRefusal
{
    NotFound,

    /// <summary>Somebody else took the slot first.</summary>
    JustTaken,

    /// <summary>The session was cancelled or the hour has passed.</summary>
    NoLongerOffered,

    /// <summary>The ten minutes are over and somebody else has the slot.</summary>
    HoldOver,
    DetailsMissing,
    WrongCode,
    CodeExpired,
    NoTriesLeft,
    TooManyCodes,
    TooManyMessages,

    /// <summary>Too many codes were asked from one network, for one contact or for one person: all may ask again soon.</summary>
    NetworkAskedTooOften,
    ContactAskedTooOften,
    PersonAskedTooOften,

    /// <summary>The operator sends no short message to such a number.</summary>
    NumberOutOfReach,

    /// <summary>The operator's short messages of the day are used.</summary>
    NoSmsLeftToday,
    AlreadyHasAppointment,

    /// <summary>For some hours yet only people of the site's zone without a médecin traitant may book the slot.</summary>
    KeptForResidents,
    TooManyPersonsForContact,

    /// <summary>The person did not say that they agree to be booked for, or agreed to other words.</summary>
    AgreementMissing,

    /// <summary>The person has a contact: it is proved by a code, whoever fills in the form.</summary>
    ContactToProve,
}
