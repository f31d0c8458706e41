using Pacte.Domain.Booking;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>Why an appointment did not move, in words. Each refusal leaves it where it was.</summary>
public static class MoveText
{
    public static string Describe(MoveRefusal refusal) => Say(refusal switch
    {
        MoveRefusal.NotFound => "Ce rendez-vous n’existe pas.",
        MoveRefusal.StepNotAllowed => "Ce rendez-vous est déjà passé ou annulé\u00A0: il ne peut plus être déplacé.",
        MoveRefusal.AlreadyStarted => "L’heure du rendez-vous est passée\u00A0: il ne peut plus être déplacé ici. Appelez le lieu de consultation.",
        MoveRefusal.JustTaken => "Cet horaire vient d’être pris. Votre rendez-vous n’a pas changé\u00A0: choisissez un autre horaire.",
        MoveRefusal.NoLongerOffered => "Cet horaire n’est plus proposé. Votre rendez-vous n’a pas changé\u00A0: choisissez un autre horaire.",
        MoveRefusal.AlreadyHasAnother => "Cette personne a déjà un autre rendez-vous à venir avec ce type de médecin.",
        MoveRefusal.ChangedMeanwhile => "Ce rendez-vous vient de changer. Relisez cette page, puis recommencez.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    });
}
