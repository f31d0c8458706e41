namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Why what somebody wants done with what is held on them cannot be done now.</summary>
public enum RightsRefusal
{
    /// <summary>Nothing was proved, the time of the proof is over, or the person is not of this contact and birth date.</summary>
    NotProved,
    WrongCode,
    CodeExpired,
    NoTriesLeft,
    TooManyCodes,
    TooManyMessages,

    /// <summary>Many codes were asked in a short time; a moment later it works again.</summary>
    AskedTooOften,
    NumberOutOfReach,
    NoSmsLeftToday,

    /// <summary>An appointment is still to come: it is cancelled first.</summary>
    UpcomingAppointment,

    /// <summary>What the person would become is known already as another.</summary>
    KnownAsAnother,
    TooManyPersonsForContact,
}
