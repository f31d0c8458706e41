using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Matching;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Planning;

/// <summary>Computes a month twice from the rows of now, with and without some changes, and saves nothing.</summary>
public sealed class TryWhatIf(UnitOfWork work, PlaceDirectory places, LoadPlanSources load, TimeProvider clock)
{
    /// <summary>One at a time: patients and agencies share the machine.</summary>
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>For the month and the area of a plan; null when the plan does not exist in that scope.</summary>
    public async Task<WhatIfAnswer?> ExecuteAsync(Guid planId, WhatIf change, Scope scope, CancellationToken ct)
    {
        var asked = await work.ReadAsync(
            scope, db => db.Plans.Where(p => p.Id == planId).Select(p => new { p.Month, p.RegionCode }).SingleOrDefaultAsync(ct));
        return asked is null ? null : await ExecuteAsync(MonthOfYear.Of(asked.Month), asked.RegionCode, [change], ct);
    }

    /// <param name="month">Whose offers and needs are read.</param>
    /// <param name="regionCode">Null for the whole country.</param>
    /// <param name="changes">All made together.</param>
    /// <param name="ct">Stops the computation.</param>
    public async Task<WhatIfAnswer> ExecuteAsync(MonthOfYear month, string? regionCode, IReadOnlyList<WhatIf> changes, CancellationToken ct)
    {
        var firstDate = ProposalTimes.FirstDate(PlanCalendar.Today(clock.GetUtcNow()));
        var sources = await load.ExecuteAsync(month, regionCode, firstDate, ct);
        foreach (var (change, number) in changes.Select((change, number) => (change, number)))
        {
            if (change.UnknownIn(sources) is { } unknown)
                return new WhatIfAnswer(null, number, unknown);
        }

        var positions = (await places.GetAsync(ct)).Positions;
        await turn.WaitAsync(ct);
        try
        {
            var before = await Task.Run(() => Compute(sources, positions, ct), ct);
            var after = await Task.Run(() => Compute(WhatIf.Apply(changes, sources), positions, ct), ct);
            return new WhatIfAnswer(await work.ReadAsync(Scope.Service, db => CompareAsync(db, before, after, ct)));
        }
        finally
        {
            turn.Release();
        }
    }

    private Plan Compute(PlanSources sources, CommunePositions positions, CancellationToken ct)
    {
        var plan = new Plan { Id = Guid.Empty, Month = sources.Month.FirstDay, RegionCode = sources.RegionCode, RequestedAt = clock.GetUtcNow() };
        var translation = new MatchingTranslation(sources, positions);
        translation.Fill(plan, new Matcher(new MatchingWeights()).Solve(translation.Problem, progress: null, ct));
        return plan;
    }

    private static async Task<WhatIfView> CompareAsync(PacteDb db, Plan before, Plan after, CancellationToken ct)
    {
        var lines = await LinesAsync(db, before, after, ct);
        var (old, next) = (MonthOf(before, lines), MonthOf(after, lines));
        return new WhatIfView(
            old,
            next,
            await ZonesAsync(db, before, after, ct),
            PlanDifference.Between(old.Placements, [.. next.Placements.Where(p => !OneMoreDay.IsNewcomer(p.DoctorId))]),
            [.. next.Placements.Where(p => OneMoreDay.IsNewcomer(p.DoctorId))]);
    }

    private static WhatIfMonth MonthOf(Plan plan, Dictionary<PlanPlacement, PlacementLine> lines) => new(
        plan.ZonesCovered, plan.HalfDaysPlaced, plan.Objective, plan.Bound, plan.IsCertified, plan.Placements.ConvertAll(p => lines[p]));

    private static async Task<Dictionary<PlanPlacement, PlacementLine>> LinesAsync(PacteDb db, Plan before, Plan after, CancellationToken ct)
    {
        var placements = before.Placements.Concat(after.Placements).ToList();
        var (doctorIds, siteIds) = (placements.Select(p => p.DoctorId).ToHashSet(), placements.Select(p => p.SiteId).ToHashSet());
        var doctors = await db.Doctors.Where(d => doctorIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var sites = await db.Sites.Where(s => siteIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return placements.ToDictionary(p => p, p => new PlacementLine(
            p.OfferId,
            p.DoctorId,
            doctors.GetValueOrDefault(p.DoctorId)?.FullName ?? "",
            doctors.GetValueOrDefault(p.DoctorId)?.RegionCode ?? "",
            p.Date,
            p.Part,
            p.SiteId,
            sites[p.SiteId].Name,
            sites[p.SiteId].CommuneName,
            p.RoadKm,
            null,
            null));
    }

    private static async Task<IReadOnlyList<ChangedZone>> ZonesAsync(PacteDb db, Plan before, Plan after, CancellationToken ct)
    {
        var was = before.Zones.ToDictionary(z => z.EpciSiren, z => z.HalfDaysPlaced);
        var changed = after.Zones
            .Where(z => was.GetValueOrDefault(z.EpciSiren) != z.HalfDaysPlaced)
            .ToDictionary(z => z.EpciSiren, z => z.HalfDaysPlaced);
        var names = await db.Epcis.Where(e => changed.Keys.Contains(e.Siren)).Select(e => new { e.Siren, e.Name }).ToListAsync(ct);
        return [.. names
            .Select(e => new ChangedZone(e.Siren, EpciNames.Short(e.Name), was.GetValueOrDefault(e.Siren), changed[e.Siren]))
            .OrderBy(z => z.Name, EpciNames.Order)];
    }
}
