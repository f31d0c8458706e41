using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Plans without their lists, as every page of this area reads them.</summary>
internal static class PlanHeaders
{
    public static IQueryable<PlanHeader> Of(PacteDb db, IQueryable<Plan> plans) => plans.Select(p => new PlanHeader(
        p.Id,
        p.Month,
        p.RegionCode,
        db.Departements.Where(d => d.RegionCode == p.RegionCode).Select(d => d.RegionName).FirstOrDefault(),
        p.State,
        p.Progress,
        p.RequestedAt,
        p.ComputedAt,
        p.PublishedAt,
        p.Failure,
        p.IsCertified,
        p.Objective,
        p.Bound,
        p.OffersCount,
        p.ZonesWithNeed,
        p.ZonesCovered,
        p.HalfDaysOffered,
        p.HalfDaysPlaced,
        p.MeanKm));
}
