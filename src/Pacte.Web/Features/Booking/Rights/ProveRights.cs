using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Opens what is held on somebody, for a while, to whoever types the code that their contact received.</summary>
public sealed class ProveRights(UnitOfWork work, TimeProvider clock, ProofOfContact proof)
{
    public async Task<Result<Done, RightsRefusal>> ExecuteAsync(Guid draftId, string? code, CancellationToken ct)
    {
        if (RightsCode.Of(await proof.RefusalAsync(draftId, code, ct)) is { } refusal)
            return refusal;
        return await work.WriteAsync<Done, RightsRefusal>(
            Scope.Service,
            async db =>
            {
                if (await db.LockDraftAsync(draftId, ct) is not { ForRights: true } draft)
                    return RightsRefusal.NotProved;
                draft.ProvedUntil = clock.GetUtcNow() + BookingDraft.RightsTime;
                (draft.CodeHash, draft.CodeExpiresAt) = (null, null);
                return new Done();
            },
            _ => null,
            ct);
    }

    /// <summary>Closes what was opened, before its time.</summary>
    public Task CloseAsync(Guid draftId, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, db => db.BookingDrafts.Where(d => d.Id == draftId && d.ForRights).ExecuteDeleteAsync(ct));
}
