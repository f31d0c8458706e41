using Pacte.Domain.Waiting;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Waiting;

public static class OfferText
{
    public static string Describe(OfferRefusal refusal) => Say(refusal switch
    {
        OfferRefusal.NotFound => "Cette proposition n’existe pas.",
        OfferRefusal.TimeOver => "Le temps de réponse est passé\u00A0: la place est proposée à quelqu’un d’autre.",
        OfferRefusal.NoLongerOffered => "Cette place n’est plus proposée\u00A0: la consultation n’aura pas lieu.",
        OfferRefusal.AlreadyHasAppointment => "Vous avez déjà un rendez-vous à venir avec ce type de médecin.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    });
}
