using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>A free slot near a place, locked.</summary>
internal sealed record NearSlot(Slot Slot, Site Site);

/// <summary>The free slots around a site, by distance and then by hour.</summary>
internal static class NearestSlots
{
    private const double RadiusKm = 60;
    private const double KmPerDegree = 111;

    /// <summary>Before this nobody could answer in time; after that it is no longer a replacement.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromHours(6);

    private static readonly TimeSpan Latest = TimeSpan.FromDays(45);

    /// <summary>At most <paramref name="count"/> slots that anyone could take now. Those that somebody is taking are passed over.</summary>
    public static async Task<List<NearSlot>> LockAsync(PacteDb db, Site around, Session fallen, int count, DateTimeOffset now, CancellationToken ct)
    {
        var found = new List<NearSlot>();
        foreach (var site in await SitesAsync(db, around, ct))
        {
            if (found.Count == count)
                break;
            var (specialty, from, until, left) = (fallen.Specialty.ToString(), now + Soonest, now + Latest, count - found.Count);
            var slots = await db.Slots.FromSql(
                $"""
                 select * from slots
                  where site_id = {site.Id} and specialty = {specialty} and starts_at > {from} and starts_at < {until}
                    and state in ('Free', 'Held') and (state = 'Free' or held_until <= {now}) and (public_from is null or public_from <= {now})
                  order by starts_at, id limit {left}
                    for update skip locked
                 """).ToListAsync(ct);
            found.AddRange(slots.Select(slot => new NearSlot(slot, site)));
        }

        return found;
    }

    private static async Task<IEnumerable<Site>> SitesAsync(PacteDb db, Site around, CancellationToken ct)
    {
        const double Band = RadiusKm / KmPerDegree;
        var sites = await db.Sites.AsNoTracking()
            .Where(s => s.State == SiteState.Open && s.Latitude >= around.Latitude - Band && s.Latitude <= around.Latitude + Band)
            .ToListAsync(ct);
        var from = PlaceOf(around);
        return sites
            .Select(site => (Site: site, Km: Distance.RoadKm(from, PlaceOf(site))))
            .Where(near => near.Km <= RadiusKm)
            .OrderBy(near => near.Km).ThenBy(near => near.Site.Id)
            .Select(near => near.Site);
    }

    private static LandPoint PlaceOf(Site site) => new(new(site.Latitude, site.Longitude), Landmass.Of(site.CommuneInsee));
}
