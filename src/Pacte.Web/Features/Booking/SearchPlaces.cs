using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Booking;

/// <summary>What a person asks of the search page.</summary>
public sealed record SearchWish(string Typed, string? CommuneCode, int DistanceKm, Specialty Specialty, bool StepFreeOnly)
{
    public const int UsualKm = 40;

    public static readonly IReadOnlyList<int> Distances = [20, 40, 60, 100];

    public static SearchWish Of(string? typed, string? commune, int? distance, string? specialty, bool stepFreeOnly) => new(
        typed?.Trim() ?? "",
        string.IsNullOrWhiteSpace(commune) ? null : commune,
        distance is { } km && Distances.Contains(km) ? km : UsualKm,
        Enum.TryParse<Specialty>(specialty, out var known) && Enum.IsDefined(known) ? known : Specialty.GeneralPractice,
        stepFreeOnly);

    /// <summary>The next distance to try, or null at the last.</summary>
    public int? Wider => Distances.Cast<int?>().FirstOrDefault(km => km > DistanceKm);

    /// <summary>The address of the same search around a commune.</summary>
    public string HrefOf(CommunePlace place) => HrefOf(place, DistanceKm);

    public string HrefOf(CommunePlace place, int distanceKm) =>
        $"/recherche?lieu={Uri.EscapeDataString(place.Name)}&commune={place.InseeCode}"
        + (distanceKm == UsualKm ? "" : $"&distance={distanceKm}")
        + (Specialty is Specialty.GeneralPractice ? "" : $"&specialite={Specialty}")
        + (StepFreeOnly ? "&fauteuil=true" : "");
}

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
        return new(wish, matches, place, at, await find.ExecuteAsync(new(at, wish.DistanceKm, wish.Specialty, wish.StepFreeOnly), ct));
    }
}
