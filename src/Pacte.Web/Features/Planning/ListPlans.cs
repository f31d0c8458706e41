using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Planning;

/// <summary>A region that may be planned by itself.</summary>
public sealed record PlanRegion(string Code, string Name);

/// <summary>What the list of plans shows: the months to plan, each with its last plan, and the plans before.</summary>
/// <param name="RegionCode">Null for the whole country.</param>
public sealed record PlanList(
    string? RegionCode, string Area, IReadOnlyList<PlanMonth> Months, IReadOnlyList<PlanHeader> History, IReadOnlyList<PlanRegion> Regions);

/// <param name="Last">The last plan that was asked for and did not fail, or the failure when there is nothing else.</param>
public sealed record PlanMonth(MonthOfYear Month, PlanHeader? Last, int OffersCount, int NeedsCount);

/// <summary>Reads the plans of an area, for an agency's own region or, for national agents, any region or the country.</summary>
public sealed class ListPlans(UnitOfWork work, PlaceDirectory places, TimeProvider clock)
{
    private const int MonthsAhead = 4;
    private const int HistoryLength = 24;

    /// <summary>Null when the region does not exist or is not the actor's.</summary>
    public async Task<PlanList?> ExecuteAsync(string? regionCode, Actor actor, CancellationToken ct)
    {
        var asked = actor.Role is Role.Ars ? regionCode ?? actor.RegionCode : regionCode;
        if (actor.Role is Role.Ars && asked != actor.RegionCode)
            return null;
        var regions = await RegionsAsync(ct);
        if (asked is not null && !regions.Exists(r => r.Code == asked))
            return null;
        return await work.ReadAsync(actor.Scope, async db =>
        {
            var current = PlanCalendar.CurrentMonth(clock.GetUtcNow());
            var newest = db.Plans.Where(p => p.RegionCode == asked).OrderByDescending(p => p.RequestedAt).Take(HistoryLength);
            var plans = await PlanHeaders.Of(db, newest).ToListAsync(ct);
            var months = new List<PlanMonth>();
            foreach (var month in Enumerable.Range(0, MonthsAhead).Select(current.AddMonths))
                months.Add(await MonthAsync(db, month, asked, plans, ct));
            return new PlanList(
                asked,
                regions.Find(r => r.Code == asked)?.Name ?? PlanHeader.Country,
                months,
                plans,
                actor.Role is Role.National ? regions : []);
        });
    }

    private static async Task<PlanMonth> MonthAsync(
        PacteDb db, MonthOfYear month, string? region, List<PlanHeader> plans, CancellationToken ct)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        var offers = await db.Offers
            .Where(o => o.Date >= first && o.Date <= last)
            .Where(o => db.Doctors.Any(d => d.Id == o.DoctorId && (region == null || d.RegionCode == region)))
            .CountAsync(ct);
        var needs = await db.SiteNeeds
            .Where(n => n.Date >= first && n.Date <= last)
            .Where(n => db.Sites.Any(s => s.Id == n.SiteId && (region == null || s.RegionCode == region)))
            .CountAsync(ct);
        return new PlanMonth(month, plans.Find(p => p.FirstDay == first), offers, needs);
    }

    private async Task<List<PlanRegion>> RegionsAsync(CancellationToken ct) =>
        [.. (await places.GetAsync(ct)).Departements
            .Select(d => new PlanRegion(d.RegionCode, d.RegionName))
            .DistinctBy(r => r.Code)
            .OrderBy(r => r.Name, EpciNames.Order)];
}
