using Pacte.Domain;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Planning;

/// <summary>The French words of this area. Every switch is exhaustive: a new member gets words before it is seen.</summary>
internal static class PlanText
{
    public static string Describe(PlanRefusal refusal) => refusal switch
    {
        PlanRefusal.NotFound => "Ce plan n’existe pas, ou n’est pas de votre région.",
        PlanRefusal.NotADraft => "Ce plan n’est plus un brouillon\u00A0: il a été publié ou remplacé entre-temps.",
        PlanRefusal.SourcesMoved => "Des données ont changé depuis le calcul\u00A0: rien n’a été publié.",
        PlanRefusal.NothingToPublish => "Ce plan ne propose rien de nouveau\u00A0: il n’y a rien à publier.",
        PlanRefusal.MonthInThePast => "Ce mois est passé.",
        PlanRefusal.AlreadyRunning => "Un calcul est déjà en cours pour ce mois.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };

    public static string Describe(PlanFailure failure) => failure switch
    {
        PlanFailure.RowsContradict => "Les données du mois se contredisent. Recalculez\u202F; si cela se répète, prévenez le support avec le numéro du plan.",
        PlanFailure.ProofRejected => "La vérification indépendante a rejeté le résultat\u00A0: il n’a pas été gardé. Prévenez le support avec le numéro du plan.",
        PlanFailure.Unexpected => "Le calcul s’est arrêté sur une erreur inattendue. Recalculez\u202F; si cela se répète, prévenez le support avec le numéro du plan.",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "No words for this failure."),
    };

    public static string Of(PlanState state) => state switch
    {
        PlanState.Requested => "En attente de calcul",
        PlanState.Computing => "En cours de calcul",
        PlanState.Draft => "Brouillon",
        PlanState.Published => "Publié",
        PlanState.Superseded => "Remplacé",
        PlanState.Failed => "Échec",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
    };

    /// <summary>« Écart : 0 » or « Écart : 0,02 % au plus »: how much better another plan could at most cover the zones.</summary>
    public static string Gap(PlanHeader plan) =>
        plan.Gap == 0 ? "Écart\u00A0: 0" : $"Écart\u00A0: {FrenchNumbers.Decimal(plan.GapPercent)}\u202F% au plus";

    /// <summary>The same in points, a point being one inhabitant of an ordinary zone who gets a first session.</summary>
    public static string Points(PlanHeader plan) =>
        $"Couverture\u00A0: {FrenchNumbers.Whole(plan.Objective)} points, sur {FrenchNumbers.Whole(plan.Bound)} possibles au plus.";

    public static Tone ToneOf(PlanState state) => state switch
    {
        PlanState.Published => Tone.Good,
        PlanState.Draft => Tone.Warn,
        PlanState.Failed => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static string Of(ZoneCover cover) => cover switch
    {
        ZoneCover.Covered => "Couverte",
        ZoneCover.InPart => "En partie",
        ZoneCover.None => "Sans médecin",
        ZoneCover.NoNeed => "Rien demandé",
        _ => throw new ArgumentOutOfRangeException(nameof(cover), cover, "No words for this state."),
    };

    public static Tone ToneOf(ZoneCover cover) => cover switch
    {
        ZoneCover.Covered => Tone.Good,
        ZoneCover.InPart => Tone.Warn,
        ZoneCover.None => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>Why this offer has no place, in a sentence about its doctor.</summary>
    public static string Describe(UnplacedLine line) => line.Reason switch
    {
        UnplacedReason.NoNeedThatDay => "Aucun lieu n’a besoin d’un médecin ce jour-là.",
        UnplacedReason.PartNotAsked => "Les lieux demandent une autre partie de la journée.",
        UnplacedReason.SpecialtyNotAsked => $"{Printed.Capital(SiteWords.Of(line.Specialty))}\u00A0: aucun lieu n’en a demandé ce jour-là.",
        UnplacedReason.BeyondTravelLimit => $"Aucun besoin à moins de {FrenchNumbers.Km(line.TravelLimitKm)} ce jour-là.",
        UnplacedReason.OwnZoneOnly => "Les seuls lieux proches sont dans sa propre zone.",
        UnplacedReason.Excluded => "Le médecin et les seuls lieux possibles ne souhaitent plus travailler ensemble.",
        UnplacedReason.NeedsFilledByOthers => "Les places proches sont déjà prises par d’autres médecins.",
        UnplacedReason.CapReached => "Ses jours du mois sont déjà tous placés.",
        UnplacedReason.NotVerified => "Son dossier attend une vérification.",
        UnplacedReason.Exempt => "Une exemption couvre ce jour.",
        UnplacedReason.MixedKinds => "Ce mois-ci, ses autres vacations sont d’un autre type (journée ou demi-journée).",
        UnplacedReason.AlreadyInSession => "Cette date a déjà sa vacation.",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Reason, "No words for this reason."),
    };

    /// <summary>The same for many offers, to be read after their count.</summary>
    public static string Heading(UnplacedReason reason) => reason switch
    {
        UnplacedReason.NoNeedThatDay => "aucun besoin ce jour-là",
        UnplacedReason.PartNotAsked => "une autre partie de la journée est demandée",
        UnplacedReason.SpecialtyNotAsked => "spécialité non demandée",
        UnplacedReason.BeyondTravelLimit => "trop loin de tout besoin",
        UnplacedReason.OwnZoneOnly => "seulement dans leur propre zone",
        UnplacedReason.Excluded => "médecin et lieu séparés",
        UnplacedReason.NeedsFilledByOthers => "besoins proches déjà pourvus",
        UnplacedReason.CapReached => "plafond du mois atteint",
        UnplacedReason.NotVerified => "dossier à vérifier",
        UnplacedReason.Exempt => "exemption ce jour-là",
        UnplacedReason.MixedKinds => "journées et demi-journées mêlées",
        UnplacedReason.AlreadyInSession => "date qui a déjà sa vacation",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this reason."),
    };

    /// <summary>A sentence to be read after what publishing sends; nothing when it takes nothing back.</summary>
    public static string Withdrawn(int count) => count switch
    {
        0 => "",
        1 => " Une proposition déjà envoyée est retirée, et son médecin prévenu.",
        _ => $" {FrenchNumbers.Whole(count)} propositions déjà envoyées sont retirées, et leurs médecins prévenus.",
    };

    public static string Describe(MovedReason reason) => reason switch
    {
        MovedReason.TooLate => "la date est maintenant trop proche",
        MovedReason.OfferWithdrawn => "le médecin a retiré cette date",
        MovedReason.OfferChanged => "le médecin a changé cette disponibilité",
        MovedReason.DoctorChanged => "le dossier du médecin a changé",
        MovedReason.DoctorExempt => "une exemption couvre ce jour",
        MovedReason.NeedWithdrawn => "le lieu a retiré ce besoin",
        MovedReason.NeedChanged => "le lieu a changé ce besoin",
        MovedReason.SiteChanged => "la fiche du lieu a changé",
        MovedReason.Excluded => "médecin et lieu ne souhaitent plus travailler ensemble",
        MovedReason.DoctorBusy => "une autre vacation est prévue ce jour-là",
        MovedReason.MonthlyCapReached => "le plafond du mois est atteint",
        MovedReason.NeedFilled => "le besoin est déjà pourvu",
        MovedReason.NoRoomLeft => "il n’y a plus de salle libre",
        MovedReason.ProposalEnded => "la proposition déjà envoyée n’attend plus de réponse",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this reason."),
    };

    public static string Of(SessionState state) => state switch
    {
        SessionState.Proposed => "Proposée",
        SessionState.AcceptedByDoctor => "Acceptée, lieu à confirmer",
        SessionState.Confirmed => "Confirmée",
        SessionState.Open => "Ouverte aux patients",
        SessionState.Held => "Tenue",
        SessionState.Declined => "Déclinée",
        SessionState.Expired => "Sans réponse",
        SessionState.Cancelled => "Annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
    };

    /// <summary>« 16 en attente de réponse »: what became of the proposals of a plan.</summary>
    public static string Answers(SessionState state, int count)
    {
        var (one, many) = state switch
        {
            SessionState.Proposed => ("en attente de réponse", "en attente de réponse"),
            SessionState.AcceptedByDoctor => ("acceptée, à confirmer par le lieu", "acceptées, à confirmer par le lieu"),
            SessionState.Confirmed => ("confirmée", "confirmées"),
            SessionState.Open => ("ouverte aux patients", "ouvertes aux patients"),
            SessionState.Held => ("tenue", "tenues"),
            SessionState.Declined => ("déclinée", "déclinées"),
            SessionState.Expired => ("sans réponse à temps", "sans réponse à temps"),
            SessionState.Cancelled => ("annulée", "annulées"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
        };
        return FrenchNumbers.Count(count, one, many);
    }

    public static string Of(SessionReason reason) => reason switch
    {
        SessionReason.NotAvailable => "Le médecin n’est plus disponible",
        SessionReason.TooFar => "Le trajet est trop long",
        SessionReason.Illness => "Le médecin est malade",
        SessionReason.RoomUnavailable => "La salle n’est plus disponible",
        SessionReason.NotNeeded => "Le besoin n’existe plus",
        SessionReason.Other => "Autre raison",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this reason."),
    };

    public static string Describe(SessionRefusal refusal) => refusal switch
    {
        SessionRefusal.NotFound => "Cette vacation n’existe pas, ou n’est pas de votre région.",
        SessionRefusal.StepNotAllowed => "Cette vacation est déjà annulée, déclinée ou tenue.",
        SessionRefusal.AnswerTooLate => "Le délai de réponse est passé.",
        SessionRefusal.MonthlyCapReached => "Le plafond du mois est atteint.",
        SessionRefusal.DoctorBusy => "Le médecin a une autre vacation à ce moment.",
        SessionRefusal.RoomTaken => "La salle est déjà prise à ce moment.",
        SessionRefusal.DoctorNotVerified => "Le dossier du médecin attend une vérification.",
        SessionRefusal.DoctorExempt => "Une exemption du médecin couvre ce jour.",
        SessionRefusal.SiteNotOpen => "Le lieu n’est pas ouvert.",
        SessionRefusal.BookedSlotInTheWay => "Un patient a rendez-vous à ce moment.",
        SessionRefusal.TooEarly => "Il est trop tôt.",
        SessionRefusal.ChangedMeanwhile => "Quelqu’un a modifié cette vacation en même temps que vous. Recommencez.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };

    public static Tone ToneOf(SessionState state) => state switch
    {
        SessionState.Confirmed or SessionState.Open or SessionState.Held => Tone.Good,
        SessionState.Proposed or SessionState.AcceptedByDoctor => Tone.Warn,
        _ => Tone.Bad,
    };
}
