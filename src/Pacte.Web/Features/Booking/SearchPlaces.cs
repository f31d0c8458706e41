using Pacte.Domain.Geography;
using Pacte.Web.Data.Places;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.Web.Features.Booking;

/// <summary>What a search came to: a place with its sites, or communes to choose from, or nothing.</summary>
/// <param name="Matches">What the words were understood as; null when a commune was chosen.</param>
public sealed record SearchAnswer(SearchWish Wish, CommuneMatches? Matches, CommunePlace? Place, LandPoint? At, FoundSites? Found)
{
    /// <summary>What else may have been meant: nothing when the commune was chosen, or its name written as it is.</summary>
    public IReadOnlyList<CommunePlace> Others =>
        Matches is { Others.Count: > 0 } && Slug.Of(Wish.Typed) != Slug.Of(Place?.Name ?? "") ? Matches.Others : [];

    /// <summary>The smallest distance of the list at which there is something, or null when none is.</summary>
    public int? UsefulKm =>
        Found?.Farther is { } farther ? SearchWish.Distances.Cast<int?>().FirstOrDefault(km => km >= farther.RoadKm) : null;
}

/// <summary>Understands the place typed, then finds the sites around it.</summary>
public sealed class SearchPlaces(PlaceDirectory places, FindSites find)
{
    public async Task<SearchAnswer> ExecuteAsync(SearchWish wish, CancellationToken ct)
    {
        var country = await places.GetAsync(ct);
        // A commune that was chosen needs no understanding.
        var chosen = wish.CommuneCode is { } code ? country.Index.Find(code) : null;
        var matches = chosen is null ? country.Index.Search(wish.Typed) : null;
        var place = chosen ?? matches?.Only;
        if (place is null)
            return new(wish, matches, null, null, null);
        var at = country.Positions.Of(place.InseeCode).Place;
        return new(wish, matches, place, at, await find.ExecuteAsync(new(at, wish.DistanceKm, wish.Slots, wish.StepFreeOnly), ct));
    }
}
