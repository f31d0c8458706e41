using Pacte.Domain;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Languages;

namespace Pacte.Web.Features.Booking;

/// <summary>Why a search shows no slot, in words.</summary>
public static class NoSlotText
{
    public static string Describe(FoundSites found, SearchWish wish) => found.Reason switch
    {
        NoSlotReason.NoSiteInReach => $"Aucun lieu {Who(wish)} à moins de {Numbers.Km(wish.DistanceKm)} par la route.",
        NoSlotReason.SitesAreFull when found.Full.Count == 1 =>
            $"Il y a un lieu à moins de {Numbers.Km(wish.DistanceKm)}, {found.Full[0].Site.Name}. Aucun horaire n’y est libre.",
        NoSlotReason.SitesAreFull =>
            $"Il y a {Numbers.Whole(found.Full.Count)} lieux à moins de {Numbers.Km(wish.DistanceKm)}. "
            + "Aucun horaire n’y est libre.",
        NoSlotReason.NoneFromThatDay => $"Il n’y a pas d’horaire libre {SearchText.Narrowed(wish.Slots)} à moins de "
            + $"{Numbers.Km(wish.DistanceKm)}. Il y en a plus tôt.",
        NoSlotReason.NoneInThatHalf => $"Il n’y a pas d’horaire libre {SearchText.Narrowed(wish.Slots)} à moins de "
            + $"{Numbers.Km(wish.DistanceKm)}. Il y en a à d’autres heures.",
        NoSlotReason.PlaceWithoutPosition => "Nous ne savons pas où se trouve cette commune. Essayez une commune voisine.",
        _ => throw new ArgumentOutOfRangeException(nameof(found), found.Reason, "A reason without words."),
    };

    private static string Who(SearchWish wish) => wish.StepFreeOnly ? "accessible en fauteuil n’est ouvert" : "n’est ouvert";
}
