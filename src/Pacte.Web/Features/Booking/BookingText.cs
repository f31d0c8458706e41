using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>The words of the patient's pages for what the code says in one word.</summary>
public static class BookingText
{
    public static string Describe(BookingRefusal refusal) => Say(refusal switch
    {
        BookingRefusal.NotFound => "Cet horaire n’existe pas, ou plus.",
        BookingRefusal.JustTaken => "Cet horaire vient d’être pris.",
        BookingRefusal.NoLongerOffered => "Cet horaire n’est plus proposé.",
        BookingRefusal.HoldOver => "Les dix minutes sont passées et quelqu’un d’autre a pris cet horaire.",
        BookingRefusal.DetailsMissing => "Il manque des informations pour réserver.",
        BookingRefusal.WrongCode => "Ce n’est pas le bon code. Vérifiez les six chiffres du dernier message reçu.",
        BookingRefusal.CodeExpired => "Ce code n’est plus valable. Demandez-en un nouveau.",
        BookingRefusal.NoTriesLeft => "Ce code a été essayé trop de fois. Demandez-en un nouveau.",
        BookingRefusal.TooManyCodes =>
            "Nous avons déjà envoyé quatre codes. Choisissez de nouveau un horaire, puis donnez un autre numéro ou une autre adresse.",
        BookingRefusal.TooManyMessages =>
            "Trop de messages sont partis aujourd’hui vers ce contact. Réessayez demain, ou donnez un autre numéro ou une autre adresse.",
        BookingRefusal.NetworkAskedTooOften => "Beaucoup de codes viennent d’être demandés avec la même connexion à internet que vous.",
        BookingRefusal.ContactAskedTooOften => "Beaucoup de codes viennent de partir vers ce contact.",
        BookingRefusal.PersonAskedTooOften => "Beaucoup de codes viennent d’être demandés pour cette personne.",
        BookingRefusal.NumberOutOfReach =>
            "Nous ne pouvons pas envoyer de SMS à ce numéro. Donnez une adresse e-mail, ou demandez de l’aide à votre mairie ou à un espace France services.",
        BookingRefusal.NoSmsLeftToday =>
            "Nous ne pouvons plus envoyer de SMS aujourd’hui. Donnez une adresse e-mail, ou demandez de l’aide à votre mairie ou à un espace France services.",
        BookingRefusal.AlreadyHasAppointment => "Cette personne a déjà un rendez-vous à venir avec ce type de médecin.",
        BookingRefusal.KeptForResidents => "Cet horaire est encore réservé aux habitants de la zone sans médecin traitant.",
        BookingRefusal.TooManyPersonsForContact => "Six personnes réservent déjà avec ce numéro ou cette adresse. Donnez-en un autre.",
        BookingRefusal.AgreementMissing => "Demandez à la personne si elle est d’accord, puis cochez la case.",
        BookingRefusal.ContactToProve => "Cette personne a un mobile ou un e-mail\u00A0: un code doit le prouver.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    });

    public static string Describe(AppointmentRefusal refusal) => Say(refusal switch
    {
        AppointmentRefusal.NotFound => "Ce rendez-vous n’existe pas.",
        AppointmentRefusal.StepNotAllowed => "Ce rendez-vous est déjà passé ou annulé.",
        AppointmentRefusal.AlreadyStarted =>
            "L’heure du rendez-vous est passée\u00A0: il ne peut plus être annulé ici. Appelez le lieu de consultation.",
        AppointmentRefusal.TooEarly => "C’est trop tôt.",
        AppointmentRefusal.ChangedMeanwhile => "Ce rendez-vous vient de changer. Relisez cette page, puis recommencez.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    });

    public static string Describe(ContactRefusal refusal) => Say(refusal switch
    {
        ContactRefusal.Missing => "Écrivez un numéro de mobile ou une adresse e-mail.",
        ContactRefusal.Unreadable => "Écrivez un numéro de mobile, par exemple 06\u00A012\u00A034\u00A056\u00A078, ou une adresse e-mail.",
        ContactRefusal.EmailMalformed => "Cette adresse e-mail est incomplète. Elle ressemble à nom@exemple.fr.",
        ContactRefusal.NumberTooShort => "Ce numéro est trop court\u00A0: il faut 10\u00A0chiffres.",
        ContactRefusal.NumberTooLong => "Ce numéro est trop long\u00A0: il faut 10\u00A0chiffres.",
        ContactRefusal.Landline => "Ce numéro ne reçoit pas de SMS. Écrivez un numéro de mobile, en 06 ou 07, ou une adresse e-mail.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    });

    public static string Describe(CancelReason reason) => Say(reason switch
    {
        CancelReason.NoLongerNeeded => "Je n’en ai plus besoin",
        CancelReason.NotAvailable => "Je ne suis plus disponible",
        CancelReason.TooFar => "C’est trop loin",
        CancelReason.FoundAnother => "J’ai trouvé un autre rendez-vous",
        CancelReason.Other => "Une autre raison",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    });

    /// <summary>« Médecine générale »</summary>
    public static string Describe(Specialty specialty) => Say(specialty switch
    {
        Specialty.GeneralPractice => "Médecine générale",
        Specialty.Paediatrics => "Pédiatrie",
        Specialty.Gynaecology => "Gynécologie",
        Specialty.Cardiology => "Cardiologie",
        Specialty.Endocrinology => "Endocrinologie",
        Specialty.Dermatology => "Dermatologie",
        Specialty.Psychiatry => "Psychiatrie",
        Specialty.Rheumatology => "Rhumatologie",
        _ => throw new ArgumentOutOfRangeException(nameof(specialty), specialty, null),
    });

    /// <summary>« un médecin généraliste »</summary>
    public static string WhoYouSee(Specialty specialty) => Say(specialty switch
    {
        Specialty.GeneralPractice => "un médecin généraliste",
        Specialty.Paediatrics => "un pédiatre",
        Specialty.Gynaecology => "un gynécologue",
        Specialty.Cardiology => "un cardiologue",
        Specialty.Endocrinology => "un endocrinologue",
        Specialty.Dermatology => "un dermatologue",
        Specialty.Psychiatry => "un psychiatre",
        Specialty.Rheumatology => "un rhumatologue",
        _ => throw new ArgumentOutOfRangeException(nameof(specialty), specialty, null),
    });
}
