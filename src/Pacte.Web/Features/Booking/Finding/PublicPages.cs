using Pacte.Web.Access;
using Pacte.Web.Data.Places;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>A page by its whole address in each language; null where it has no English.</summary>
public sealed record PublicPage(string French, string? English);

/// <summary>Every public page that has something of its own to say: what a search engine may be told of.</summary>
public sealed class PublicPages(ZoneDirectory zones, PlaceDirectory places, SiteDirectory sites, PublicAddress address, PageIndex index)
{
    /// <summary>Those that are always there.</summary>
    public static readonly IReadOnlyList<string> Fixed =
    [
        "/", "/autour-de-moi", "/liste-attente", "/comment-ca-marche", "/aide", "/regles", "/medecin", "/accessibilite", "/donnees-personnelles", "/mentions-legales",
    ];

    /// <summary>Whole addresses, each once.</summary>
    public async Task<IReadOnlyList<PublicPage>> ListAsync(CancellationToken ct)
    {
        var picture = await zones.GetAsync(ct);
        var departements = (await places.GetAsync(ct)).Departements;
        return
        [
            .. Fixed
                .Concat(picture.Regions.Select(region => region.Href))
                .Concat(picture.Zones.Select(zone => zone.Href).OfType<string>())
                .Concat(departements.Select(SeeZone.HrefOf))
                .Concat((await sites.GetAsync(ct)).All.Select(site => site.Href))
                .Select(path => new PublicPage(address.Of(path), IsInEnglish(path) ? address.Of(EnglishPathOf(path)) : null)),
        ];
    }

    private bool IsInEnglish(string path) => !index.Has(path) || index.IsInBothLanguages(path);
}
