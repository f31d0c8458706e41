using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Which dates a region's plan may use: all those of its own doctors; of another region's doctors, what the last national plan of the
/// month gave to this region, or any date of those whom it sends nowhere else. Without a national plan nobody is sent anywhere.
/// </summary>
internal static class LentOffers
{
    public static async Task<IQueryable<Offer>> OfAsync(PacteDb db, IQueryable<Offer> offers, DateOnly month, string region, CancellationToken ct)
    {
        var national = await db.Plans
            .Where(p => p.RegionCode == null && p.Month == month)
            .Where(p => p.State == PlanState.Draft || p.State == PlanState.Published)
            .OrderByDescending(p => p.ComputedAt).ThenByDescending(p => p.Id)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(ct);
        if (national is null)
            return offers;
        // What was published and then declined, cancelled or left without an answer is no longer given to anybody.
        var given =
            from p in db.PlanPlacements
            join s in db.Sites on p.SiteId equals s.Id
            where p.PlanId == national
                && (p.SessionId == null || db.Sessions.Where(PlanQueries.TakesTime).Any(session => session.Id == p.SessionId))
            select new { p.DoctorId, p.Date, s.RegionCode };
        // A date that this region's own sessions take already stays in its hands: a repair may keep or move what awaits its answer.
        var taken = db.Sessions.Where(PlanQueries.TakesTime).Where(s => s.RegionCode == region);
        return offers.Where(o =>
            db.Doctors.Any(d => d.Id == o.DoctorId && d.RegionCode == region)
            || given.Any(g => g.DoctorId == o.DoctorId && g.Date == o.Date && g.RegionCode == region)
            || !given.Any(g => g.DoctorId == o.DoctorId && g.RegionCode != region)
            || taken.Any(s => s.DoctorId == o.DoctorId && s.LocalDate == o.Date));
    }
}
