using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Offers;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>The holder of the link waits no more. A slot kept for them goes to the next.</summary>
public sealed class LeaveWaitingList(UnitOfWork work, OfferLinks links, WaitingList waiting, AuditTrail audit)
{
    public async Task<Result<Done, OfferRefusal>> ExecuteAsync(Guid entryId, string? key, CancellationToken ct)
    {
        if (!links.OpensEntry(key, entryId))
            return OfferRefusal.NotFound;
        return await work.WriteAsync<Done, OfferRefusal>(
            Scope.Service,
            async db =>
            {
                await waiting.LeftAsync(db, entryId, ct);
                audit.Record(db, null, "waiting-left", nameof(WaitingEntry), entryId);
                return new Done();
            },
            _ => null,
            ct);
    }
}
