using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>What the front desk is told, in French.</summary>
public static class FrontDeskText
{
    public static string Describe(SessionRefusal refusal) => refusal switch
    {
        SessionRefusal.NotFound => "Cette vacation n’existe pas ou n’est pas à ce lieu.",
        SessionRefusal.StepNotAllowed => "Cette vacation n’en est plus là\u00A0: voici où elle en est.",
        SessionRefusal.AnswerTooLate => "Le délai pour confirmer est passé. L’agence peut proposer une autre date.",
        SessionRefusal.MonthlyCapReached => "Ce médecin a déjà accepté ses deux jours du mois.",
        SessionRefusal.DoctorBusy => "Ce médecin est attendu ailleurs à ces heures.",
        SessionRefusal.RoomTaken => "Le cabinet est déjà pris à ces heures.",
        SessionRefusal.DoctorNotVerified => "Ce médecin n’est plus vérifié par l’agence.",
        SessionRefusal.DoctorExempt => "Ce médecin est dispensé à cette date.",
        SessionRefusal.SiteNotOpen => "Votre lieu n’est pas ouvert en ce moment.",
        SessionRefusal.BookedSlotInTheWay => "Un rendez-vous est déjà pris à ces heures.",
        SessionRefusal.TooEarly => "La présence se note le jour même, à partir de deux heures avant le début.",
        SessionRefusal.ChangedMeanwhile => "Cette vacation vient de changer. Voici où elle en est.",
    };

    public static string Describe(AppointmentRefusal refusal) => refusal switch
    {
        AppointmentRefusal.NotFound => "Ce rendez-vous n’existe pas ou n’est pas à ce lieu.",
        AppointmentRefusal.StepNotAllowed => "Ce rendez-vous est annulé ou déplacé.",
        AppointmentRefusal.AlreadyStarted => "L’heure du rendez-vous est passée.",
        AppointmentRefusal.TooEarly => "Il est trop tôt\u00A0: une arrivée se note le jour même, une absence après l’heure.",
        AppointmentRefusal.ChangedMeanwhile => "Ce rendez-vous vient de changer. Voici où il en est.",
    };

    public static string Part(DayPart part) => part switch
    {
        DayPart.Morning => "matin",
        DayPart.Afternoon => "après-midi",
        DayPart.FullDay => "journée",
    };

    public static string State(SessionState state) => state switch
    {
        SessionState.Proposed => "Proposée au médecin",
        SessionState.AcceptedByDoctor => "À confirmer",
        SessionState.Confirmed => "Confirmée",
        SessionState.Open => "Ouverte aux patients",
        SessionState.Held => "Médecin présent",
        SessionState.Declined => "Déclinée",
        SessionState.Expired => "Sans réponse à temps",
        SessionState.Cancelled => "Annulée",
    };

    public static string Reason(SessionReason reason) => reason switch
    {
        SessionReason.NotAvailable => "Le médecin n’est pas disponible",
        SessionReason.TooFar => "Le lieu est trop loin",
        SessionReason.Illness => "Le médecin est malade",
        SessionReason.RoomUnavailable => "Le cabinet n’est pas disponible",
        SessionReason.NotNeeded => "Nous n’avons pas besoin d’un médecin ce jour-là",
        SessionReason.Other => "Une autre raison",
    };

    /// <summary>The reasons a site may choose from.</summary>
    public static IReadOnlyList<SessionReason> ReasonsOfSites { get; } =
        [SessionReason.RoomUnavailable, SessionReason.NotNeeded, SessionReason.Illness, SessionReason.Other];

    /// <summary>« mar. 24 nov. à 4 h », at the site.</summary>
    public static string Until(DateTimeOffset instant, string timeZone)
    {
        var (date, time, _) = LocalTime.FromInstant(instant, LocalTime.Zone(timeZone));
        return FrenchDates.ShortAt(date, time);
    }
}
