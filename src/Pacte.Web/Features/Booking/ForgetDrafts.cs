using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Erases drafts, with all that was typed in them, a day after their hold ended, and what is counted of networks, contacts and persons. No slot waits for it: holds end by themselves.</summary>
public sealed class ForgetDrafts(UnitOfWork work, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How many were erased.</summary>
    public Task<int> ExecuteAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        var created = before - BookingDraft.HoldTime;
        return work.ReadAsync(Scope.Service, async db =>
        {
            await db.Database.ExecuteSqlAsync($"delete from rate_counters where window_start < {before}", ct);
            // A draft opened after the browser's only hold had ended carries that end: it is as recent as its creation.
            return await db.BookingDrafts.Where(d => d.HeldUntil < before && d.CreatedAt < created).ExecuteDeleteAsync(ct);
        });
    }
}
