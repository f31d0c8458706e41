using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>The words of what is held on somebody.</summary>
internal static class RightsText
{
    public static string Describe(RightsRefusal refusal) => refusal switch
    {
        RightsRefusal.NotProved => "Les trente minutes sont passées. Demandez un nouveau code.",
        RightsRefusal.WrongCode => BookingText.Describe(BookingRefusal.WrongCode),
        RightsRefusal.CodeExpired => BookingText.Describe(BookingRefusal.CodeExpired),
        RightsRefusal.NoTriesLeft => BookingText.Describe(BookingRefusal.NoTriesLeft),
        RightsRefusal.TooManyCodes => "Nous avons déjà envoyé quatre codes. Recommencez depuis le début.",
        RightsRefusal.TooManyMessages => BookingText.Describe(BookingRefusal.TooManyMessages),
        RightsRefusal.AskedTooOften => "Beaucoup de codes viennent d’être demandés. Réessayez dans un quart d’heure.",
        RightsRefusal.NumberOutOfReach => BookingText.Describe(BookingRefusal.NumberOutOfReach),
        RightsRefusal.NoSmsLeftToday => BookingText.Describe(BookingRefusal.NoSmsLeftToday),
        RightsRefusal.UpcomingAppointment => "Un rendez-vous est encore à venir. Annulez-le d’abord.",
        RightsRefusal.KnownAsAnother =>
            "Nous avons déjà quelqu’un avec ce nom, cette date de naissance et ce contact. Rien n’a été changé\u00A0: "
            + "nous ne réunissons jamais deux personnes sans vérifier. C’est noté, et une personne de l’équipe va regarder.",
        RightsRefusal.TooManyPersonsForContact => BookingText.Describe(BookingRefusal.TooManyPersonsForContact),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without words."),
    };

    public static string Describe(AppointmentState state, bool past) => state switch
    {
        AppointmentState.Booked => past ? "Passé" : "À venir",
        AppointmentState.Attended => "Vous êtes venu",
        AppointmentState.NoShow => "Vous n’êtes pas venu",
        AppointmentState.ToMove => "À remplacer, car la consultation n’aura pas lieu",
        AppointmentState.Cancelled => "Annulé",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Describe(WaitingState state) => state switch
    {
        WaitingState.Waiting => "En attente",
        WaitingState.Served => "Un rendez-vous a été trouvé",
        WaitingState.Left => "Vous avez quitté la liste",
        WaitingState.Over => "La date choisie est passée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Describe(OfferState state) => state switch
    {
        OfferState.Offered => "En attente de réponse",
        OfferState.Accepted => "Prise",
        OfferState.Declined => "Laissée",
        OfferState.Expired => "Sans réponse à temps",
        OfferState.Withdrawn => "Retirée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Describe(BirthPrecision precision) => precision switch
    {
        BirthPrecision.Day => "Jour connu",
        BirthPrecision.Month => "Mois connu, jour inconnu",
        BirthPrecision.Year => "Année connue, jour et mois inconnus",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "A precision without words."),
    };

    public static string Describe(Relation relation) => relation switch
    {
        Relation.Self => "Pour soi",
        Relation.Child => "Pour son enfant",
        Relation.Relative => "Pour un proche",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "A relation without words."),
    };

    public static string Describe(MessageChannel channel) => channel switch
    {
        MessageChannel.Email => "E-mail",
        MessageChannel.Sms => "SMS",
        MessageChannel.Call => "Appel",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A channel without words."),
    };

    public static string Describe(MessageState state) => state switch
    {
        MessageState.Waiting => "Va partir",
        MessageState.Sent => "Envoyé",
        MessageState.Failed => "N’est pas arrivé",
        MessageState.Expired => "N’est pas parti à temps",
        MessageState.Unsure => "Peut-être envoyé",
        MessageState.Void => "N’est pas parti, car devenu inutile",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };
}
