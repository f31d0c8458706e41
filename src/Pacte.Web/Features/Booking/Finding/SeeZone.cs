using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>A site with its next three slots of a specialty, none when it is full.</summary>
public sealed record SiteWithSlots(PublicSite Site, IReadOnlyList<FreeSlot> Slots);

/// <summary>Some places, seen by one specialty.</summary>
/// <param name="Specialty">Whose slots are shown.</param>
/// <param name="Offered">The specialties in which the places have consultations to come, the one shown among them.</param>
public sealed record SitesBySpecialty(Specialty Specialty, IReadOnlyList<Specialty> Offered, IReadOnlyList<SiteWithSlots> Sites);

/// <summary>A zone with its places.</summary>
public sealed record ZoneView(
    PublicZone Zone, string RegionHref, IReadOnlyList<CommunePlace> Communes, SitesBySpecialty Places, DepartementAdvice? Advice)
{
    public IReadOnlyList<SiteWithSlots> Sites => Places.Sites;
}

/// <summary>A département with its zones and places.</summary>
public sealed record DepartementView(
    Departement Departement, string Href, IReadOnlyList<PublicZone> Zones, SitesBySpecialty Places, DepartementAdvice? Advice)
{
    public IReadOnlyList<SiteWithSlots> Sites => Places.Sites;
}

/// <summary>Shows a zone, or a département, with its places and their next slots of the specialty wanted: general practice unless another is named.</summary>
public sealed class SeeZone(
    UnitOfWork work, TimeProvider clock, ZoneDirectory zones, PlaceDirectory places, SiteDirectory directory, FreeSlots slots, AdviceDirectory advices)
{
    /// <summary>Null when no zone of today has this SIREN.</summary>
    public async Task<ZoneView?> ExecuteAsync(string siren, Specialty? wanted, CancellationToken ct)
    {
        var picture = await zones.GetAsync(ct);
        if (picture.Find(siren) is not { Href: not null } zone)
            return null;
        var country = await places.GetAsync(ct);
        var communes = country.Communes.Where(c => c.EpciSiren == siren).OrderBy(c => c.Name, EpciNames.Order).ToList();
        var advice = (zone.DepartementCode ?? zone.Main?.DepartementCode) is { } code ? await advices.FindAsync(code, ct) : null;
        var region = picture.Regions.First(r => r.Code == zone.RegionCode);
        return new(zone, region.Href, communes, await WithSlotsAsync(site => site.EpciSiren == siren, wanted, ct), advice);
    }

    /// <summary>Null when there is no such département.</summary>
    public async Task<DepartementView?> OfDepartementAsync(string code, Specialty? wanted, CancellationToken ct)
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
            await WithSlotsAsync(site => site.DepartementCode == departement.Code, wanted, ct),
            await advices.FindAsync(departement.Code, ct));
    }

    /// <summary>« /departements/somme-80 »</summary>
    public static string HrefOf(Departement departement) => $"/departements/{Slug.Of(departement.Name)}-{departement.Code.ToLowerInvariant()}";

    private async Task<SitesBySpecialty> WithSlotsAsync(Func<PublicSite, bool> here, Specialty? wanted, CancellationToken ct)
    {
        var sites = (await directory.GetAsync(ct)).All.Where(here).ToList();
        var specialty = wanted ?? Specialty.GeneralPractice;
        var free = (await slots.NextAsync(sites, new(specialty), ct)).ToLookup(slot => slot.Rank);
        return new(
            specialty,
            await OfferedAsync(sites, specialty, ct),
            [
                .. sites.Select((site, index) => new SiteWithSlots(site, [.. free[index + 1]]))
                    .OrderBy(site => site.Slots.Count == 0).ThenBy(site => site.Site.CommuneName, EpciNames.Order).ThenBy(site => site.Site.Id),
            ]);
    }

    private async Task<IReadOnlyList<Specialty>> OfferedAsync(List<PublicSite> sites, Specialty shown, CancellationToken ct)
    {
        var (ids, now) = (sites.ConvertAll(site => site.Id), clock.GetUtcNow());
        var offered = await work.ReadAsync(Scope.None, db => db.Slots
            .Where(s => ids.Contains(s.SiteId) && s.StartsAt > now && s.State != SlotState.Closed)
            .Select(s => s.Specialty).Distinct().ToListAsync(ct));
        return [.. offered.Append(shown).Distinct().Order()];
    }
}
