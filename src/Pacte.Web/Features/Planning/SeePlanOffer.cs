using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Planning;

/// <summary>A site that the doctor of an offer may be sent to.</summary>
/// <param name="IsAsking">Whether it asks for somebody of the doctor's specialty that day.</param>
public sealed record ReachableSite(Guid Id, string Name, string CommuneName, double RoadKm, bool IsAsking);

/// <summary>An offer of a plan, and where it could go.</summary>
/// <param name="SiteId">Where the plan places it.</param>
/// <param name="Part">Which part of the day the plan gives it.</param>
public sealed record PlanOfferView(
    string DoctorName, DateOnly Date, DayParts Parts, int TravelLimitKm, IReadOnlyList<ReachableSite> Sites, Guid? SiteId, DayPart? Part);

/// <summary>Reads an offer for the choices about it; null when the plan does not show it in that scope, or it was withdrawn.</summary>
public sealed class SeePlanOffer(UnitOfWork work, PlaceDirectory places)
{
    public async Task<PlanOfferView?> ExecuteAsync(PlanOffer offer, Scope scope, CancellationToken ct)
    {
        if (await work.ReadAsync(scope, db => offer.FindAsync(db, ct)) is null)
            return null;
        var positions = (await places.GetAsync(ct)).Positions;
        return await work.ReadAsync(Scope.Service, db => ReadAsync(db, offer, positions, ct));
    }

    private static async Task<PlanOfferView?> ReadAsync(PacteDb db, PlanOffer offer, CommunePositions positions, CancellationToken ct)
    {
        var found = await (
            from o in db.Offers
            join d in db.Doctors on o.DoctorId equals d.Id
            where o.Id == offer.OfferId
            select new { o.Date, o.Parts, d.FirstName, d.LastName, d.HomeCommuneInsee, d.TravelLimitKm, d.Specialty }).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var region = await db.Plans.Where(p => p.Id == offer.PlanId).Select(p => p.RegionCode).SingleAsync(ct);
        var sites = await db.Sites
            .Where(s => s.State == SiteState.Open && s.EpciSiren != null && (region == null || s.RegionCode == region))
            .Select(s => new
            {
                s.Id,
                s.Name,
                s.CommuneName,
                Place = new LandPoint(new GeoPoint(s.Latitude, s.Longitude), Landmass.Of(s.CommuneInsee)),
                IsAsking = db.SiteNeeds.Any(n => n.SiteId == s.Id && n.Date == found.Date && n.Specialty == found.Specialty),
            })
            .ToDictionaryAsync(s => s.Id, ct);
        var near = new NearestSites([.. sites.Values.Select(s => new SitePoint(s.Id, s.Place))]);
        var within = positions.Of(found.HomeCommuneInsee).Place is { } home ? near.Find(home, found.TravelLimitKm, near.Count) : [];
        var placed = await db.PlanPlacements
            .Where(p => p.PlanId == offer.PlanId && p.OfferId == offer.OfferId)
            .Select(p => new { p.SiteId, p.Part })
            .SingleOrDefaultAsync(ct);
        return new PlanOfferView(
            $"{found.FirstName} {found.LastName}",
            found.Date,
            found.Parts,
            found.TravelLimitKm,
            // Those that ask for somebody that day come first, then the nearest.
            [.. within
                .Select(n => new ReachableSite(n.Id, sites[n.Id].Name, sites[n.Id].CommuneName, n.RoadKm, sites[n.Id].IsAsking))
                .OrderByDescending(s => s.IsAsking)],
            placed?.SiteId,
            placed?.Part);
    }
}
