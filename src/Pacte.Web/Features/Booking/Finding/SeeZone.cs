using Pacte.Domain.Geography;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>A site with its next three slots in general practice, none when it is full.</summary>
public sealed record SiteWithSlots(PublicSite Site, IReadOnlyList<FreeSlot> Slots);

/// <summary>A zone with its places.</summary>
public sealed record ZoneView(
    PublicZone Zone, string RegionHref, IReadOnlyList<CommunePlace> Communes, IReadOnlyList<SiteWithSlots> Sites, DepartementAdvice? Advice);

/// <summary>A département with its zones and places.</summary>
public sealed record DepartementView(
    Departement Departement, string Href, IReadOnlyList<PublicZone> Zones, IReadOnlyList<SiteWithSlots> Sites, DepartementAdvice? Advice);

/// <summary>Shows a zone, or a département, with its places and their next slots in general practice.</summary>
public sealed class SeeZone(ZoneDirectory zones, PlaceDirectory places, SiteDirectory directory, FreeSlots slots, AdviceDirectory advices)
{
    /// <summary>Null when no zone of today has this SIREN.</summary>
    public async Task<ZoneView?> ExecuteAsync(string siren, CancellationToken ct)
    {
        var picture = await zones.GetAsync(ct);
        if (picture.Find(siren) is not { Href: not null } zone)
            return null;
        var country = await places.GetAsync(ct);
        var communes = country.Communes.Where(c => c.EpciSiren == siren).OrderBy(c => c.Name, EpciNames.Order).ToList();
        var advice = (zone.DepartementCode ?? zone.Main?.DepartementCode) is { } code ? await advices.FindAsync(code, ct) : null;
        var region = picture.Regions.First(r => r.Code == zone.RegionCode);
        return new(zone, region.Href, communes, await WithSlotsAsync(site => site.EpciSiren == siren, ct), advice);
    }

    /// <summary>Null when there is no such département.</summary>
    public async Task<DepartementView?> OfDepartementAsync(string code, CancellationToken ct)
    {
        var country = await places.GetAsync(ct);
        var departement = country.Departements.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.OrdinalIgnoreCase));
        if (departement is null)
            return null;
        var here = (await zones.GetAsync(ct)).Zones.Where(z => z.DepartementCode == departement.Code && z.Href is not null);
        return new(
            departement,
            HrefOf(departement),
            [.. here.OrderBy(z => z.Name, EpciNames.Order)],
            await WithSlotsAsync(site => site.DepartementCode == departement.Code, ct),
            await advices.FindAsync(departement.Code, ct));
    }

    /// <summary>« /departements/somme-80 »</summary>
    public static string HrefOf(Departement departement) => $"/departements/{Slug.Of(departement.Name)}-{departement.Code.ToLowerInvariant()}";

    private async Task<IReadOnlyList<SiteWithSlots>> WithSlotsAsync(Func<PublicSite, bool> here, CancellationToken ct)
    {
        var sites = (await directory.GetAsync(ct)).All.Where(here).ToList();
        var free = (await slots.NextAsync(sites, new(), ct)).ToLookup(slot => slot.Rank);
        return
        [
            .. sites.Select((site, index) => new SiteWithSlots(site, [.. free[index + 1]]))
                .OrderBy(site => site.Slots.Count == 0).ThenBy(site => site.Site.CommuneName, EpciNames.Order).ThenBy(site => site.Site.Id),
        ];
    }
}
