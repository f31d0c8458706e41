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
        var answer = await work.WriteAsync<Result<Guid, BookingRefusal>, BookingRefusal>(
            Scope.Service, db => BookAsync(db, request, ct), TakeSlot.RefusalOf, ct);
        if (answer.IsDone)
            return answer.Value;
        if (answer.Refusal is not BookingRefusal.NotFound)
            await proof.KeepAsync(request.DraftId, ct);
        return answer.As<Guid>();
    }

    // What the code does not prove is an answer that is kept, with the try that it cost; what is refused after that undoes the booking alone.
    private async Task<Result<Result<Guid, BookingRefusal>, BookingRefusal>> BookAsync(PacteDb db, Request request, CancellationToken ct)
    {
        if (await db.LockDraftAsync(request.DraftId, ct) is not { SlotId: not null } draft)
            return BookingRefusal.NotFound;
        if (draft.AppointmentId is { } done)
            return (Result<Guid, BookingRefusal>)done;
        if (await proof.RefusalAsync(db, draft, request.Code, ct) is { } unproved)
            return (Result<Guid, BookingRefusal>)unproved;
        var booked = await take.ExecuteAsync(db, draft, help: null, ct);
        return booked.IsDone ? booked : booked.As<Result<Guid, BookingRefusal>>();
    }
}
