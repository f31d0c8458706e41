using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Sites;

/// <summary>The French words of this area.</summary>
internal static class SiteText
{
    public static string Describe(SiteRefusal refusal) => refusal switch
    {
        SiteRefusal.NotFound => "Ce lieu ou ce besoin n’existe pas, ou n’est pas le vôtre.",
        SiteRefusal.StepNotAllowed => "Ce changement n’est pas possible depuis l’état actuel du lieu.",
        SiteRefusal.NeedsExceedRooms => "Les besoins de ce jour dépassent le nombre de salles du lieu.",
        SiteRefusal.RoomsInUse => "Une vacation à venir occupe l’une des salles que vous retirez. Annulez-la d’abord, ou gardez cette salle.",
        SiteRefusal.NeedAlreadyThere => "Ce besoin existe déjà\u00A0: modifiez-le plutôt.",
        SiteRefusal.CountsOutOfOrder => "Les nombres doivent se suivre\u00A0: minimum, puis souhaité, puis maximum, qui vaut au moins\u00A01.",
        SiteRefusal.DateInThePast => "Choisissez une date à venir.",
        SiteRefusal.SiteNotOpen => "Le lieu doit être validé avant de publier des besoins.",
        SiteRefusal.SessionsStand => "Des vacations à venir sont prévues dans ce lieu. Annulez-les d’abord, pour que médecins et patients soient prévenus\u00A0:",
        SiteRefusal.NeedHasSessions => "Des vacations ont déjà été proposées pour ce besoin\u00A0: il ne peut être ni retiré, ni réduit sous leur nombre.",
        SiteRefusal.HoursOutOfOrder => "Les heures doivent se suivre\u00A0: début et fin du matin, puis début et fin de l’après-midi.",
        SiteRefusal.ChangedMeanwhile => "Quelqu’un a modifié cette fiche en même temps que vous. Relisez-la, puis recommencez.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };

    public static string Of(SiteState state) => state switch
    {
        SiteState.Proposed => "Proposé",
        SiteState.Validated => "Validé",
        SiteState.Open => "Ouvert",
        SiteState.Suspended => "Suspendu",
        SiteState.Closed => "Fermé",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
    };

    public static string Of(SessionState state) => state switch
    {
        SessionState.Proposed => "proposée",
        SessionState.AcceptedByDoctor => "acceptée, à confirmer",
        SessionState.Confirmed => "confirmée",
        SessionState.Open => "ouverte aux patients",
        SessionState.Held => "tenue",
        SessionState.Declined => "déclinée",
        SessionState.Expired => "sans réponse",
        SessionState.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
    };

    public static Tone ToneOf(SiteState state) => state switch
    {
        SiteState.Open => Tone.Good,
        SiteState.Proposed or SiteState.Validated or SiteState.Suspended => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>What a button says, and what it does in one sentence; null when the site cannot go there.</summary>
    public static (string Button, string Effect)? Step(SiteState from, SiteState to) => (from, to) switch
    {
        (SiteState.Proposed, SiteState.Validated) => ("Valider", "Le lieu convient\u00A0: il peut préparer ses besoins."),
        (SiteState.Validated, SiteState.Open) => ("Ouvrir", "Le lieu entre dans les plans."),
        (SiteState.Open, SiteState.Suspended) => ("Suspendre", "Le lieu sort des plans pour un temps."),
        (SiteState.Suspended, SiteState.Open) => ("Rouvrir", "Le lieu revient dans les plans."),
        (not SiteState.Closed, SiteState.Closed) => ("Fermer", "Le lieu ferme pour de bon."),
        _ => null,
    };

    public static string AuditCode(SiteState state) => state switch
    {
        SiteState.Proposed => "site-proposed",
        SiteState.Validated => "site-validated",
        SiteState.Open => "site-opened",
        SiteState.Suspended => "site-suspended",
        SiteState.Closed => "site-closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No code for this state."),
    };
}
