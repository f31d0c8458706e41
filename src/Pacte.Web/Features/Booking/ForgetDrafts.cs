using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Erases drafts, with all that was typed in them, a day after their hold ended. No slot waits for it: holds end by themselves.</summary>
public sealed class ForgetDrafts(UnitOfWork work, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How many were erased.</summary>
    public Task<int> ExecuteAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return work.ReadAsync(Scope.Service, db => db.BookingDrafts.Where(d => d.HeldUntil < before).ExecuteDeleteAsync(ct));
    }
}
