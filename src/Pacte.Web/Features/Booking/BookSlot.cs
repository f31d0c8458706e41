using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Books the slot of a draft for whoever types the code that was sent: one transaction makes the appointment or nothing.</summary>
public sealed class BookSlot(UnitOfWork work, ProofOfContact proof, TakeSlot take)
{
    public sealed record Request(Guid DraftId, string? Code);

    /// <summary>The id of the appointment; the same again when the form is posted twice.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (await proof.RefusalAsync(request.DraftId, request.Code, ct) is { } refusal)
            return refusal;
        var booked = await work.WriteAsync<Guid, BookingRefusal>(
            Scope.Service, db => BookAsync(db, request.DraftId, ct), TakeSlot.RefusalOf, ct);
        if (!booked.IsDone)
            await proof.KeepAsync(request.DraftId, ct);
        return booked;
    }

    private async Task<Result<Guid, BookingRefusal>> BookAsync(PacteDb db, Guid draftId, CancellationToken ct)
    {
        if (await db.LockDraftAsync(draftId, ct) is not { SlotId: not null } draft)
            return BookingRefusal.NotFound;
        return draft.AppointmentId is { } done ? done : await take.ExecuteAsync(db, draft, help: null, ct);
    }
}
