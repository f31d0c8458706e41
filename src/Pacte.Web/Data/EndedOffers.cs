using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Planning;

namespace Pacte.Web.Data;

/// <summary>Takes back the offer of a date when its session ended because the doctor cannot come, in the transaction that ends the session.</summary>
internal static class EndedOffers
{
    /// <summary>How many offers ended: 1, or 0 when the day stays offered or no longer was.</summary>
    public static async Task<int> RemoveAsync(PacteDb db, Session session, CancellationToken ct)
    {
        if (!session.EndsOffer)
            return 0;
        // The session before its doctor, as a suspension locks them; the doctor before the offer, as whoever offers days does:
        // a month being said meanwhile waits, then finds the day no longer offered.
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from doctors where id = {session.DoctorId} for no key update", ct);
        // A site sees no offers; this one is meant all the same.
        return await db.Offers.IgnoreQueryFilters()
            .Where(o => o.DoctorId == session.DoctorId && o.Date == session.LocalDate)
            .ExecuteDeleteAsync(ct);
    }
}
