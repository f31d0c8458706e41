using System.Data;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Reads a month for the matching in one snapshot, so that every row that another names is there. A region's
/// plan reads its neighbours' volunteers too, as far as <see cref="LentOffers"/> goes: its sites may be within their reach.
/// </summary>
public sealed class LoadPlanSources(UnitOfWork work)
{
    internal Task<PlanSources> ExecuteAsync(MonthOfYear month, string? regionCode, DateOnly firstDate, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, async db =>
        {
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var (first, last) = (month.FirstDay, month.LastDay);
            var sites = db.Sites.Where(s =>
                s.State == SiteState.Open && s.EpciSiren != null && (regionCode == null || s.RegionCode == regionCode));
            var offers = db.Offers.Where(o => o.Date >= firstDate && o.Date >= first && o.Date <= last);
            if (regionCode is not null)
                offers = await LentOffers.OfAsync(db, offers, first, regionCode, ct);
            return new PlanSources
            {
                Month = month,
                RegionCode = regionCode,
                FirstDate = firstDate,
                Zones = await ZonesAsync(db, first, last, ct),
                Sites = await sites
                    .Where(s => db.SiteNeeds.Any(n => n.SiteId == s.Id && n.Date >= first && n.Date <= last))
                    .Select(s => new SiteSource(
                        s.Id, s.Version, s.EpciSiren!, s.CommuneInsee, s.Latitude, s.Longitude, s.RoomCount, s.TimeZone, s.Hours))
                    .ToListAsync(ct),
                Needs = await db.SiteNeeds
                    .Where(n => n.Date >= first && n.Date <= last && sites.Any(s => s.Id == n.SiteId))
                    .Select(n => new NeedSource(n.Id, n.Version, n.SiteId, n.Date, n.Part, n.Specialty, n.Min, n.Desired, n.Max))
                    .ToListAsync(ct),
                Doctors = await DoctorsAsync(db, offers, first, ct),
                Offers = await offers.Select(o => new OfferSource(o.Id, o.Version, o.DoctorId, o.Date, o.Parts)).ToListAsync(ct),
                Exemptions = await db.Exemptions
                    .Where(e => !e.IsWaived && e.From <= last && (e.Until == null || e.Until >= first))
                    .Select(e => new ExemptionSource(e.DoctorId, e.From, e.Until))
                    .ToListAsync(ct),
                Exclusions = await db.Exclusions.Select(e => new ExclusionSource(e.DoctorId, e.SiteId)).ToListAsync(ct),
                Standing = await StandingAsync(db, first, regionCode, ct),
                Visits = await VisitsAsync(db, first, ct),
                Choices = await db.PlanChoices
                    .Where(c => c.DroppedAt == null && (regionCode == null || c.RegionCode == regionCode))
                    .Where(c => c.Date == null || (c.Date >= firstDate && c.Date >= first && c.Date <= last))
                    .Select(c => new ChoiceSource(c.Kind, c.DoctorId, c.SiteId, c.Date, c.Part))
                    .ToListAsync(ct),
            };
        });

    private static Task<List<PlanZoneSource>> ZonesAsync(PacteDb db, DateOnly first, DateOnly last, CancellationToken ct) =>
        db.PriorityZones
            .Where(z => z.From <= last && (z.Until == null || z.Until >= first))
            .Join(db.Epcis, z => z.EpciSiren, e => e.Siren, (z, e) => new PlanZoneSource(e.Siren, e.Population, z.From, z.Until))
            .ToListAsync(ct);

    private static Task<List<DoctorSource>> DoctorsAsync(PacteDb db, IQueryable<Offer> offers, DateOnly month, CancellationToken ct) =>
        db.Doctors
            .Where(d => offers.Any(o => o.DoctorId == d.Id))
            .Select(d => new DoctorSource(
                d.Id,
                d.Version,
                d.State,
                d.Specialty,
                d.HomeCommuneInsee,
                d.OwnEpciSiren,
                d.RegionCode,
                d.TravelLimitKm,
                db.DoctorMonths.Where(m => m.DoctorId == d.Id && m.Month == month).Select(m => (int?)m.Cap).FirstOrDefault()
                    ?? DoctorMonth.UsualCap))
            .ToListAsync(ct);

    private static Task<List<StandingSource>> StandingAsync(PacteDb db, DateOnly month, string? regionCode, CancellationToken ct) =>
        db.Sessions
            .Where(s => s.Month == month)
            .Where(PlanQueries.TakesTime)
            .Select(s => new StandingSource(
                s.Id,
                s.DoctorId,
                s.SiteId,
                s.NeedId,
                s.LocalDate,
                s.Part,
                s.Room,
                s.StartsAt,
                s.EndsAt,
                s.State == SessionState.Proposed && db.Plans.Any(p => p.Id == s.PlanId && p.RegionCode == regionCode)))
            .ToListAsync(ct);

    // A session whose presence nobody recorded took place all the same when patients were seen.
    private static Task<List<VisitSource>> VisitsAsync(PacteDb db, DateOnly month, CancellationToken ct)
    {
        var oldest = month.AddYears(-1);
        return db.Sessions
            .Where(s => s.LocalDate >= oldest)
            .Where(s => s.State == SessionState.Held
                || (s.State == SessionState.Open && db.Appointments.Any(a => a.SessionId == s.Id && a.State == AppointmentState.Attended)))
            .GroupBy(s => new { s.DoctorId, s.SiteId })
            .Select(pair => new VisitSource(pair.Key.DoctorId, pair.Key.SiteId, pair.Count()))
            .ToListAsync(ct);
    }
}
