using Pacte.Domain.Booking;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>The words of the helpers' pages, which speak of the person and not to them.</summary>
public static class HelpText
{
    public static string Describe(BookingRefusal refusal) => refusal switch
    {
        BookingRefusal.HoldOver or BookingRefusal.JustTaken => "Cet horaire vient d’être pris. Choisissez-en un autre\u00A0: ce que vous avez écrit est gardé.",
        BookingRefusal.AlreadyHasAppointment =>
            "Cette personne a déjà un rendez-vous à venir avec ce type de médecin. Elle peut le déplacer ou l’annuler avec son bon, ou en appelant l’accueil du lieu.",
        BookingRefusal.KeptForResidents =>
            "Cet horaire est encore réservé aux habitants de la zone sans médecin traitant. Choisissez-en un autre, ou revenez plus tard.",
        _ => BookingText.Describe(refusal),
    };

    /// <summary>What became of an appointment.</summary>
    public static string Describe(HelpedAppointment helped, DateTimeOffset now) => helped.State switch
    {
        AppointmentState.Booked when helped.StartsAt > now => "Réservé",
        AppointmentState.Booked or AppointmentState.Attended or AppointmentState.NoShow => "Passé",
        AppointmentState.ToMove => "Annulé par le lieu, à replacer",
        AppointmentState.Cancelled => "Annulé",
        _ => throw new ArgumentOutOfRangeException(nameof(helped), helped.State, "A state without words."),
    };
}
