using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Doctors;

/// <summary>The French words of this area.</summary>
internal static class DoctorText
{
    public static string Describe(DoctorRefusal refusal) => refusal switch
    {
        DoctorRefusal.NotFound => "Ce médecin n’existe pas, ou n’est pas de votre région.",
        DoctorRefusal.StepNotAllowed => "Ce changement n’est pas possible depuis l’état actuel du dossier.",
        DoctorRefusal.SessionsStand => "Des vacations acceptées sont encore prévues. Annulez-les d’abord, pour que les patients soient prévenus\u00A0:",
        DoctorRefusal.CapBelowUse => "Le plafond ne peut pas descendre sous les demi-journées déjà acceptées ce mois-ci\u00A0:",
        DoctorRefusal.CapOutOfRange => "Le plafond va de 0 à 20 demi-journées par mois.",
        DoctorRefusal.ChangedMeanwhile => "Quelqu’un a modifié ce dossier en même temps que vous. Relisez-le, puis recommencez.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };

    public static string Of(DoctorState state) => state switch
    {
        DoctorState.Registered => "À vérifier",
        DoctorState.Verified => "Vérifié",
        DoctorState.Suspended => "Suspendu",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
    };

    public static Tone ToneOf(DoctorState state) => state switch
    {
        DoctorState.Verified => Tone.Good,
        DoctorState.Registered => Tone.Warn,
        _ => Tone.Bad,
    };

    public static string Of(SessionState state) => state switch
    {
        SessionState.Proposed => "proposée",
        SessionState.AcceptedByDoctor => "acceptée",
        SessionState.Confirmed => "confirmée",
        SessionState.Open => "ouverte aux patients",
        SessionState.Held => "tenue",
        SessionState.Declined => "déclinée",
        SessionState.Expired => "sans réponse",
        SessionState.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
    };

    public static string Of(ExemptionKind kind) => kind switch
    {
        ExemptionKind.Ptma => "Contrat de praticien territorial (PTMA)",
        ExemptionKind.PriorityZonePractice => "Exerce déjà en zone prioritaire",
        ExemptionKind.ParentalLeave => "Congé parental",
        ExemptionKind.SickLeave => "Arrêt de travail",
        ExemptionKind.Other => "Autre motif",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this kind."),
    };

    /// <summary>A stored kind in words; one that this build does not know is shown as it is.</summary>
    public static string OfKind(string stored) => Enum.TryParse<ExemptionKind>(stored, ignoreCase: true, out var kind) ? Of(kind) : stored;
}
