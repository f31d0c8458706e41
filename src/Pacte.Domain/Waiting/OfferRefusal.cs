namespace Pacte.Domain.Waiting;

/// <summary>Why an offer can no longer be answered so.</summary>
public enum OfferRefusal
{
    NotFound,

    /// <summary>Its time is over, or it was answered already.</summary>
    TimeOver,

    /// <summary>The session was cancelled or the hour has passed.</summary>
    NoLongerOffered,
    AlreadyHasAppointment,
}
