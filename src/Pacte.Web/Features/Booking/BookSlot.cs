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
        string? proved = null;
        var answer = await work.WriteAsync<Result<Guid, BookingRefusal>, BookingRefusal>(
            Scope.Service, db => BookAsync(db, request, contact => proved = contact, ct), TakeSlot.RefusalOf, ct);
        if (answer.IsDone)
            return answer.Value;
        if (proved is not null)
            await proof.KeepAsync(request.DraftId, proved, ct);
        return answer.As<Guid>();
    }

    // What the code does not prove is an answer that is kept, with the try that it cost; what is refused after that undoes the booking alone.
    private async Task<Result<Result<Guid, BookingRefusal>, BookingRefusal>> BookAsync(PacteDb db, Request request, Action<string> proves, CancellationToken ct)
    {
        if (await db.LockDraftAsync(request.DraftId, ct) is not { SlotId: not null } draft)
            return BookingRefusal.NotFound;
        if (draft.AppointmentId is { } done)
            return (Result<Guid, BookingRefusal>)done;
        if (proof.Refusal(draft, request.Code) is { } unproved)
            return (Result<Guid, BookingRefusal>)unproved;
        proves(Contact.Parse(draft.Contact).Value!.Value);
        var booked = await take.ExecuteAsync(db, draft, help: null, ct);
        return booked.IsDone ? booked : booked.As<Result<Guid, BookingRefusal>>();
    }
}
