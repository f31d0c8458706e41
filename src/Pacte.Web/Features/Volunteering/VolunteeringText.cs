using Pacte.Domain;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Volunteering;

/// <summary>What doctors are told, in French.</summary>
public static class VolunteeringText
{
    public static string Describe(SessionRefusal refusal) => refusal switch
    {
        SessionRefusal.NotFound => "Cette vacation n’existe pas ou n’est pas la vôtre.",
        SessionRefusal.StepNotAllowed => "Cette vacation a déjà reçu une réponse.",
        SessionRefusal.AnswerTooLate => "Le délai pour répondre est passé. L’agence peut vous proposer une autre date.",
        SessionRefusal.MonthlyCapReached => "Vous avez déjà accepté vos deux jours de ce mois. Votre agence peut relever ce plafond.",
        SessionRefusal.DoctorBusy => "Vous êtes déjà attendu ailleurs à ces heures.",
        SessionRefusal.RoomTaken => "Le cabinet n’est plus libre à ces heures.",
        SessionRefusal.DoctorNotVerified => "Votre dossier n’est pas encore vérifié par l’agence. Vous pourrez accepter ensuite.",
        SessionRefusal.DoctorExempt => "Vous êtes dispensé à cette date. Pour venir quand même, demandez à l’agence de lever la dispense.",
        SessionRefusal.SiteNotOpen => "Ce lieu ne reçoit pas en ce moment.",
        SessionRefusal.BookedSlotInTheWay => "Un rendez-vous est déjà pris à ces heures.",
        SessionRefusal.TooEarly => "Il est trop tôt pour cela.",
        SessionRefusal.ChangedMeanwhile => "Cette vacation vient de changer. Voici où elle en est.",
    };

    public static string Describe(OfferRefusal refusal) => refusal switch
    {
        OfferRefusal.MonthPast => "Ce mois est passé\u00A0: vous ne pouvez plus y offrir de jour.",
        OfferRefusal.DateOutsideMonth => "Une des dates cochées n’est pas dans ce mois. Rien n’a été enregistré.",
        OfferRefusal.NotRegistered => "Votre compte n’est lié à aucun médecin.",
    };

    /// <summary>Why a date of theirs got no proposal. Who does not want to meet whom is nobody's business here.</summary>
    public static string Describe(UnplacedReason reason) => reason switch
    {
        UnplacedReason.NoNeedThatDay => "Aucun lieu n’avait besoin d’un médecin ce jour-là.",
        UnplacedReason.PartNotAsked => "Les lieux demandaient une autre partie de la journée.",
        UnplacedReason.SpecialtyNotAsked => "Aucun lieu ne demandait votre spécialité ce jour-là.",
        UnplacedReason.BeyondTravelLimit => "Aucun besoin ce jour-là dans la distance que vous acceptez.",
        UnplacedReason.OwnZoneOnly => "Les seuls lieux proches sont dans votre propre zone.",
        UnplacedReason.Excluded => "Aucun lieu proche ne pouvait vous recevoir ce jour-là.",
        UnplacedReason.NeedsFilledByOthers => "Les places à votre portée étaient déjà prises par d’autres médecins.",
        UnplacedReason.CapReached => "Vos autres jours de ce mois atteignent déjà votre plafond.",
        UnplacedReason.NotVerified => "Votre dossier attendait encore sa vérification.",
        UnplacedReason.Exempt => "Vous êtes dispensé ce jour-là.",
        UnplacedReason.MixedKinds => "Vos autres vacations du mois sont d’un autre type, journée ou demi-journée.",
        UnplacedReason.AlreadyInSession => "Vous avez déjà une vacation ce jour-là.",
    };

    public static string Part(DayPart part) => part switch
    {
        DayPart.Morning => "matin",
        DayPart.Afternoon => "après-midi",
        DayPart.FullDay => "journée",
    };

    public static string State(SessionState state) => state switch
    {
        SessionState.Proposed => "À accepter",
        SessionState.AcceptedByDoctor => "Acceptée, à confirmer par le lieu",
        SessionState.Confirmed => "Confirmée",
        SessionState.Open => "Ouverte aux patients",
        SessionState.Held => "Faite",
        SessionState.Declined => "Déclinée",
        SessionState.Expired => "Sans réponse à temps",
        SessionState.Cancelled => "Annulée",
    };

    /// <summary>The same at an instant: an open session whose hours are over waits for the site to say that the doctor came.</summary>
    public static string State(DoctorSession session, DateTimeOffset now) =>
        AwaitsPresence(session, now) ? "Passée, présence à noter par le lieu" : State(session.State);

    public static bool AwaitsPresence(DoctorSession session, DateTimeOffset now) => session.State is SessionState.Open && session.EndsAt <= now;

    public static string Reason(SessionReason reason) => reason switch
    {
        SessionReason.NotAvailable => "Je ne suis plus disponible",
        SessionReason.TooFar => "C’est trop loin",
        SessionReason.Illness => "Je suis malade",
        SessionReason.RoomUnavailable => "Le cabinet n’est pas disponible",
        SessionReason.NotNeeded => "Le lieu n’a plus besoin de moi",
        SessionReason.Other => "Une autre raison",
    };

    /// <summary>The reasons a doctor may choose from.</summary>
    public static IReadOnlyList<SessionReason> ReasonsOfDoctors { get; } =
        [SessionReason.NotAvailable, SessionReason.TooFar, SessionReason.Illness, SessionReason.Other];

    /// <summary>200 € a day, 100 € a half-day.</summary>
    public static string Indemnity(DayPart part) => FrenchNumbers.Euros(part.HalfDays() * 100);

    /// <summary>« mar. 24 nov. à 4 h », at the site.</summary>
    public static string Until(DateTimeOffset instant, string timeZone)
    {
        var (date, time, _) = LocalTime.FromInstant(instant, LocalTime.Zone(timeZone));
        return FrenchDates.ShortAt(date, time);
    }

    /// <summary>« 9 h », at the site.</summary>
    public static string StartHour(DoctorSession session) =>
        FrenchDates.Hour(LocalTime.FromInstant(session.StartsAt, LocalTime.Zone(session.TimeZone)).Time);

    /// <summary>« mardi 8 décembre, journée ».</summary>
    public static string When(DateOnly date, DayPart part) => $"{FrenchDates.Full(date)}, {Part(part)}";
}
