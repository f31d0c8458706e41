using Pacte.Domain;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Languages;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>Why a search shows no slot, in words.</summary>
public static class NoSlotText
{
    public static string Describe(FoundSites found, SearchWish wish) => found.Reason switch
    {
        NoSlotReason.NoSiteInReach when wish.StepFreeOnly =>
            Say($"Aucun lieu accessible en fauteuil n’est ouvert à moins de {Numbers.Km(wish.DistanceKm)} par la route."),
        NoSlotReason.NoSiteInReach => Say($"Aucun lieu n’est ouvert à moins de {Numbers.Km(wish.DistanceKm)} par la route."),
        NoSlotReason.SitesAreFull when found.Full.Count == 1 =>
            Say($"Il y a un lieu à moins de {Numbers.Km(wish.DistanceKm)}, {found.Full[0].Site.Name}. Aucun horaire n’y est libre."),
        NoSlotReason.SitesAreFull =>
            Say($"Il y a {Numbers.Whole(found.Full.Count)} lieux à moins de {Numbers.Km(wish.DistanceKm)}. Aucun horaire n’y est libre."),
        NoSlotReason.NoneFromThatDay =>
            Say($"Il n’y a pas d’horaire libre {SearchText.Narrowed(wish.Slots)} à moins de {Numbers.Km(wish.DistanceKm)}. Il y en a plus tôt."),
        NoSlotReason.NoneInThatHalf =>
            Say($"Il n’y a pas d’horaire libre {SearchText.Narrowed(wish.Slots)} à moins de {Numbers.Km(wish.DistanceKm)}. Il y en a à d’autres heures."),
        NoSlotReason.PlaceWithoutPosition => Say("Nous ne savons pas où se trouve cette commune. Essayez une commune voisine."),
        _ => throw new ArgumentOutOfRangeException(nameof(found), found.Reason, "A reason without words."),
    };
}
