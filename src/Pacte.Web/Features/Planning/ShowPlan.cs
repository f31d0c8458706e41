using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Reads one plan for its page; null when it does not exist in that scope.</summary>
public sealed class ShowPlan(UnitOfWork work, TimeProvider clock)
{
    public async Task<PlanView?> ExecuteAsync(Guid planId, Scope scope, CancellationToken ct)
    {
        var header = await work.ReadAsync(scope, db => PlanHeaders.Of(db, db.Plans.Where(p => p.Id == planId)).SingleOrDefaultAsync(ct));
        // The plan is in scope: so is all that it says, doctors who come from other regions included.
        return header is null ? null : await work.ReadAsync(Scope.Service, db => ReadAsync(db, header, ct));
    }

    private async Task<PlanView> ReadAsync(PacteDb db, PlanHeader header, CancellationToken ct)
    {
        var placements = await PlacementLines.ReadAsync(db, header.Id, ct);
        return new PlanView
        {
            Plan = header,
            Zones = await ZonesAsync(db, header, ct),
            Placements = placements,
            Unplaced = await UnplacedAsync(db, header.Id, ct),
            AlreadyInSession = await db.PlanUnplaced
                .CountAsync(u => u.PlanId == header.Id && u.Reason == UnplacedReason.AlreadyInSession, ct),
            Moved = header.State is PlanState.Draft ? await MovedAsync(db, header.Id, placements, ct) : [],
            Difference = header.State is PlanState.Draft ? await DifferenceAsync(db, header, placements, ct) : null,
            Equity = await EquityAsync(db, header.Id, ct),
            FirstTimers = await FirstTimersAsync(db, header, ct),
            Withdrawn = await WithdrawnAsync(db, header.Id, ct),
            Contests = header.State is PlanState.Draft ? await PlanContests.ReadAsync(db, header, ct) : [],
            RefusedPins = await RefusedAsync(db, header.Id, ct),
        };
    }

    private static async Task<IReadOnlyList<PlanZoneLine>> ZonesAsync(PacteDb db, PlanHeader header, CancellationToken ct)
    {
        var (first, last) = (header.Month.FirstDay, header.Month.LastDay);
        var demonstration = db.PriorityZones.Where(d => d.IsDemonstration && d.From <= last && (d.Until == null || d.Until >= first));
        var rows = await db.PlanZones
            .Where(z => z.PlanId == header.Id)
            .Join(db.Epcis, z => z.EpciSiren, e => e.Siren, (z, e) => new PlanZoneLine(
                0,
                e.Siren,
                e.Name,
                e.Population,
                z.HalfDaysWanted,
                z.HalfDaysPlaced,
                z.HalfDaysKept,
                demonstration.Any(d => d.EpciSiren == e.Siren),
                z.OneMoreDay,
                z.Room,
                db.Sites.Where(s => s.Id == z.OneMoreSiteId).Select(s => s.CommuneName).FirstOrDefault(),
                z.OneMoreDate))
            .ToListAsync(ct);
        return [.. rows
            .Select(z => z with { Name = EpciNames.Short(z.Name) })
            .OrderBy(z => z.Name, EpciNames.Order).ThenBy(z => z.Siren, StringComparer.Ordinal)
            .Select((z, i) => z with { Number = i + 1 })];
    }

    private static Task<List<UnplacedLine>> UnplacedAsync(PacteDb db, Guid planId, CancellationToken ct) => (
        from u in db.PlanUnplaced
        join d in db.Doctors on u.DoctorId equals d.Id
        join s in db.Sites on u.ChangeSiteId equals (Guid?)s.Id into sites
        from site in sites.DefaultIfEmpty()
        where u.PlanId == planId && u.Reason != UnplacedReason.AlreadyInSession
        // What the agency can do something about comes first.
        orderby u.Reason == UnplacedReason.NotVerified ? 0 : 1, u.Date, d.LastName, u.OfferId
        select new UnplacedLine(
            u.OfferId,
            d.Id,
            d.FirstName + " " + d.LastName,
            d.Specialty,
            d.TravelLimitKm,
            u.Date,
            u.Reason,
            site == null ? null : new NearestChange(u.Change!.Value, u.ChangeDate!.Value, u.ChangePart!.Value, site.CommuneName, u.ChangeKm!.Value)))
        .ToListAsync(ct);

    private static Task<List<WithdrawnLine>> WithdrawnAsync(PacteDb db, Guid planId, CancellationToken ct) => (
        from w in db.PlanWithdrawals
        join session in db.Sessions on w.SessionId equals session.Id
        join d in db.Doctors on session.DoctorId equals d.Id
        join s in db.Sites on session.SiteId equals s.Id
        where w.PlanId == planId
        // What a doctor accepted before the plan was published stays theirs.
        where session.State == SessionState.Proposed || session.State == SessionState.Cancelled
        orderby session.StartsAt, s.CommuneName, d.LastName, session.Id
        select new WithdrawnLine(
            session.Id, d.Id, d.FirstName + " " + d.LastName, session.LocalDate, session.Part, s.Id, s.Name, s.CommuneName))
        .ToListAsync(ct);

    private static Task<List<RefusedPinLine>> RefusedAsync(PacteDb db, Guid planId, CancellationToken ct) => (
        from p in db.PlanRefusedPins
        join d in db.Doctors on p.DoctorId equals d.Id
        join s in db.Sites on p.SiteId equals s.Id
        where p.PlanId == planId
        orderby p.Date, d.LastName, p.DoctorId
        select new RefusedPinLine(d.Id, d.FirstName + " " + d.LastName, p.Date, p.Part, s.Id, s.Name, s.CommuneName, p.Reason))
        .ToListAsync(ct);

    private async Task<IReadOnlyList<MovedLine>> MovedAsync(PacteDb db, Guid planId, List<PlacementLine> lines, CancellationToken ct)
    {
        var placements = await db.PlanPlacements.Where(p => p.PlanId == planId).ToListAsync(ct);
        var firstDate = ProposalTimes.FirstDate(PlanCalendar.Today(clock.GetUtcNow()));
        var check = await PlacementCheck.RunAsync(db, planId, placements, firstDate, ct);
        var byOffer = lines.ToDictionary(l => l.OfferId);
        return [.. check.Moved.Select(m => new MovedLine(byOffer[m.OfferId], m.Reason)).OrderBy(m => m.Placement.Date)];
    }

    private static async Task<PlanDifference?> DifferenceAsync(
        PacteDb db, PlanHeader header, List<PlacementLine> placements, CancellationToken ct)
    {
        var replaced = await db.Plans
            .Where(p => p.Month == header.FirstDay && p.RegionCode == header.RegionCode)
            .Where(p => p.State == PlanState.Superseded && p.ComputedAt < header.ComputedAt)
            .OrderByDescending(p => p.ComputedAt)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(ct);
        return replaced is { } id ? PlanDifference.Between(await PlacementLines.ReadAsync(db, id, ct), placements) : null;
    }

    private static Task<PlanEquity?> EquityAsync(PacteDb db, Guid planId, CancellationToken ct) =>
        db.Plans
            .Where(p => p.Id == planId && p.GiniPermille != null)
            .Select(p => new PlanEquity(
                p.ZonesWithoutSession!.Value, p.LeastDaysPerMillion!.Value, p.MedianDaysPerMillion!.Value, p.GiniPermille!.Value, p.MeanKm, p.P95Km!.Value))
            .SingleOrDefaultAsync(ct);

    private static Task<int> FirstTimersAsync(PacteDb db, PlanHeader header, CancellationToken ct) =>
        db.PlanPlacements
            .Where(p => p.PlanId == header.Id)
            .Select(p => p.DoctorId)
            .Distinct()
            .CountAsync(id => !db.Sessions.Where(PlanQueries.TakesTime).Any(s => s.DoctorId == id && s.Month < header.FirstDay), ct);
}
