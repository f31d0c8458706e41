using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>The words of what is held on somebody.</summary>
internal static class RightsText
{
    public static string Describe(RightsRefusal refusal) => refusal switch
    {
        RightsRefusal.NotProved => Say("Les trente minutes sont passées. Demandez un nouveau code."),
        RightsRefusal.WrongCode => BookingText.Describe(BookingRefusal.WrongCode),
        RightsRefusal.CodeExpired => BookingText.Describe(BookingRefusal.CodeExpired),
        RightsRefusal.NoTriesLeft => BookingText.Describe(BookingRefusal.NoTriesLeft),
        RightsRefusal.TooManyCodes => Say("Nous avons déjà envoyé quatre codes. Recommencez depuis le début."),
        RightsRefusal.TooManyMessages => BookingText.Describe(BookingRefusal.TooManyMessages),
        RightsRefusal.AskedTooOften => Say("Beaucoup de codes viennent d’être demandés. Réessayez dans un quart d’heure."),
        RightsRefusal.NumberOutOfReach => BookingText.Describe(BookingRefusal.NumberOutOfReach),
        RightsRefusal.NoSmsLeftToday => BookingText.Describe(BookingRefusal.NoSmsLeftToday),
        RightsRefusal.UpcomingAppointment => Say("Un rendez-vous est encore à venir. Annulez-le d’abord."),
        RightsRefusal.KnownAsAnother => Say(
            "Nous avons déjà quelqu’un avec ce nom, cette date de naissance et ce contact. Rien n’a été changé\u00A0: nous ne réunissons jamais deux personnes sans vérifier. C’est noté, et une personne de l’équipe va regarder."),
        RightsRefusal.TooManyPersonsForContact => BookingText.Describe(BookingRefusal.TooManyPersonsForContact),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without words."),
    };

    public static string Describe(AppointmentState state, bool past) => state switch
    {
        AppointmentState.Booked => Say(past ? "Passé" : "À venir"),
        AppointmentState.Attended => Say("Vous êtes venu"),
        AppointmentState.NoShow => Say("Vous n’êtes pas venu"),
        AppointmentState.ToMove => Say("À remplacer, car la consultation n’aura pas lieu"),
        AppointmentState.Cancelled => Say("Annulé"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Describe(WaitingState state) => Say(state switch
    {
        WaitingState.Waiting => "En attente",
        WaitingState.Served => "Un rendez-vous a été trouvé",
        WaitingState.Left => "Vous avez quitté la liste",
        WaitingState.Over => "La date choisie est passée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    });

    public static string Describe(OfferState state) => Say(state switch
    {
        OfferState.Offered => "En attente de réponse",
        OfferState.Accepted => "Prise",
        OfferState.Declined => "Laissée",
        OfferState.Expired => "Sans réponse à temps",
        OfferState.Withdrawn => "Retirée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    });

    public static string Describe(BirthPrecision precision) => Say(precision switch
    {
        BirthPrecision.Day => "Jour connu",
        BirthPrecision.Month => "Mois connu, jour inconnu",
        BirthPrecision.Year => "Année connue, jour et mois inconnus",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, null),
    });

    public static string Describe(Relation relation) => Say(relation switch
    {
        Relation.Self => "Pour soi",
        Relation.Child => "Pour son enfant",
        Relation.Relative => "Pour un proche",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
    });

    public static string Describe(Language language) => Say(language switch
    {
        Language.French => "Français",
        Language.English => "Anglais",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, null),
    });

    public static string Describe(MessageChannel channel) => Say(channel switch
    {
        MessageChannel.Email => "E-mail",
        MessageChannel.Sms => "SMS",
        MessageChannel.Call => "Appel",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    });

    public static string Describe(MessageState state) => Say(state switch
    {
        MessageState.Waiting => "Va partir",
        MessageState.Sent => "Envoyé",
        MessageState.Failed => "N’est pas arrivé",
        MessageState.Expired => "N’est pas parti à temps",
        MessageState.Unsure => "Peut-être envoyé",
        MessageState.Void => "N’est pas parti, car devenu inutile",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    });
}
