using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>
/// Asks for a new plan of the region's month when a session falls and its place could still receive a doctor. A person publishes it, or
/// does not.
/// </summary>
public sealed class ReplacementRequest(TimeProvider clock, AuditTrail audit)
{
    /// <summary>One computation runs at a time for a month and a region: when one does already, it is left alone, and the cancellation stands.</summary>
    public async Task AskAsync(PacteDb db, Session session, CancellationToken ct)
    {
        if (session.Reason is SessionReason.RoomUnavailable or SessionReason.NotNeeded)
            return;
        await db.SaveChangesAsync(ct);
        var month = MonthOfYear.Of(session.LocalDate);
        var plan = new Plan
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Month = month.FirstDay,
            RegionCode = session.RegionCode,
            RequestedAt = clock.GetUtcNow(),
        };
        db.Plans.Add(plan);
        try
        {
            // Refused, it alone is undone, to a savepoint of its own.
            db.Database.AutoSavepointsEnabled = true;
            await db.SaveChangesAsync(ct);
            audit.Record(db, null, "plan-requested", nameof(Plan), plan.Id, $"month={month} region={session.RegionCode} because={session.Id}");
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: ConstraintNames.OneRunPerMonthAndRegion })
        {
            db.Entry(plan).State = EntityState.Detached;
        }
        finally
        {
            db.Database.AutoSavepointsEnabled = false;
        }
    }
}
