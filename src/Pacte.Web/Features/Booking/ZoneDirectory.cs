using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Geography.Map;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>A priority zone as the public sees it.</summary>
/// <param name="RegionName">Null when the region is not known: such a zone has no page.</param>
/// <param name="Main">Its most populated commune, where a search begins; null when none is known.</param>
/// <param name="FreeSlots">How many can be taken now.</param>
public sealed record PublicZone(
    string Siren,
    string Name,
    string RegionCode,
    string? RegionName,
    string? DepartementCode,
    int Population,
    bool IsDemonstration,
    CommunePlace? Main,
    MapZoneState State,
    int FreeSlots)
{
    public string Words => Say(State switch
    {
        MapZoneState.Full => "Rendez-vous cette semaine",
        MapZoneState.Seed => "Rendez-vous plus tard",
        MapZoneState.Hollow => "Pas encore de rendez-vous",
    });

    /// <summary>Its page: « /zones/occitanie/pays-de-mirepoix-200066223 », where the number never changes.</summary>
    public string? Href { get; } = RegionName is null ? null : $"/zones/{Slug.Of(RegionName)}/{Slug.Of(Name)}-{Siren}";
}

/// <summary>A region that has zones.</summary>
public sealed record ZoneRegion(string Code, string Name, IReadOnlyList<PublicZone> Zones)
{
    public string Slug => Booking.Slug.Of(Name);

    public string Href => $"/zones/{Slug}";
}

/// <summary>The zones of today and what they offer, with the figures of the home page: all counted in the database.</summary>
public sealed record ZonePicture(IReadOnlyList<PublicZone> Zones, IReadOnlyList<ZoneRegion> Regions, int VerifiedDoctors)
{
    private readonly Dictionary<string, PublicZone> bySiren = Zones.ToDictionary(zone => zone.Siren, StringComparer.Ordinal);

    public PublicZone? Find(string? siren) => siren is null ? null : bySiren.GetValueOrDefault(siren);

    public IReadOnlyList<string> Sirens { get; } = [.. Zones.Select(zone => zone.Siren)];

    public long Population => Zones.Sum(zone => (long)zone.Population);

    public int FreeSlots => Zones.Sum(zone => zone.FreeSlots);

    public int ZonesWithSlots => Zones.Count(zone => zone.State is not MapZoneState.Hollow);
}

/// <summary>Keeps the picture for a short while: the home page and the maps need no finer truth; searches read slots themselves.</summary>
public sealed class ZoneDirectory(UnitOfWork work, PlaceDirectory places, TimeProvider clock)
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ThisWeek = TimeSpan.FromDays(7);

    private readonly Recent<ZonePicture> known = new(Age, clock, async ct =>
    {
        var country = await places.GetAsync(ct);
        return await work.ReadAsync(Scope.National, db => DrawAsync(db, country, clock.GetUtcNow(), ct));
    });

    public ValueTask<ZonePicture> GetAsync(CancellationToken ct) => known.GetAsync(ct);

    private static async Task<ZonePicture> DrawAsync(PacteDb db, Country country, DateTimeOffset now, CancellationToken ct)
    {
        var today = LocalTime.DateAt(now, LocalTime.Zone(SiteTimeZones.Paris));
        var rows = await (
            from zone in db.PriorityZones
            join epci in db.Epcis on zone.EpciSiren equals epci.Siren
            where zone.From <= today && (zone.Until == null || zone.Until >= today)
            select new { zone.IsDemonstration, Epci = epci }).ToListAsync(ct);
        var offered = await OfferedAsync(db, now, ct);
        var main = country.Communes.Where(c => c.EpciSiren is not null).GroupBy(c => c.EpciSiren!)
            .ToDictionary(g => g.Key, g => g.MaxBy(c => c.Population)!, StringComparer.Ordinal);
        var names = country.Departements.GroupBy(d =>
            d.RegionCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().RegionName, StringComparer.Ordinal);
        var zones = rows.ConvertAll(row =>
        {
            var (first, count) = offered.GetValueOrDefault(row.Epci.Siren);
            var state = count == 0 ? MapZoneState.Hollow : first < now + ThisWeek ? MapZoneState.Full : MapZoneState.Seed;
            return new PublicZone(
                row.Epci.Siren, EpciNames.Short(row.Epci.Name), row.Epci.RegionCode ?? "", names.GetValueOrDefault(row.Epci.RegionCode ?? ""),
                row.Epci.DepartementCode, row.Epci.Population, row.IsDemonstration, main.GetValueOrDefault(row.Epci.Siren), state, count);
        });
        var regions = zones.Where(z => names.ContainsKey(z.RegionCode)).GroupBy(z => z.RegionCode, StringComparer.Ordinal)
            .Select(g => new ZoneRegion(g.Key, names[g.Key], [.. g.OrderBy(z => z.Name, EpciNames.Order).ThenBy(z => z.Siren, StringComparer.Ordinal)])).OrderBy(r => Slug.Of(r.Name), StringComparer.Ordinal);
        return new(zones, [.. regions], await db.Doctors.CountAsync(d => d.State == DoctorState.Verified, ct));
    }

    private static async Task<Dictionary<string, (DateTimeOffset First, int Count)>> OfferedAsync(
        PacteDb db, DateTimeOffset now, CancellationToken ct)
    {
        var offered = await (
            from slot in db.Slots
            join site in db.Sites on slot.SiteId equals site.Id
            where site.State == SiteState.Open && site.EpciSiren != null && slot.StartsAt > now
                && (slot.State == SlotState.Free || (slot.State == SlotState.Held && slot.HeldUntil <= now))
                && (slot.PublicFrom == null || slot.PublicFrom <= now || slot.KeptFor == KeptFor.Residents)
            group slot by site.EpciSiren into zone
            select new { Siren = zone.Key, First = zone.Min(s => s.StartsAt), Count = zone.Count() }).ToListAsync(ct);
        return offered.ToDictionary(z => z.Siren, z => (z.First, z.Count), StringComparer.Ordinal);
    }
}
