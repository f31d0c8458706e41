using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>An appointment that is made.</summary>
/// <param name="Path">Where its holder sees it.</param>
public sealed record Booked(Guid Id, string Path);

/// <summary>Books the slot of a draft for whoever types the code that was sent: one transaction makes the appointment or nothing.</summary>
public sealed class BookSlot(UnitOfWork work, ProofOfContact proof, TakeSlot take, AppointmentLinks links)
{
    public sealed record Request(Guid DraftId, string? Code);

    /// <summary>The appointment; the same again when the form is posted twice.</summary>
    public async Task<Result<Booked, BookingRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        string? proved = null;
        var answer = await work.WriteAsync<Result<Booked, BookingRefusal>, BookingRefusal>(
            Scope.Service, db => BookAsync(db, request, contact => proved = contact, ct), TakeSlot.RefusalOf, ct);
        if (answer.IsDone)
            return answer.Value;
        if (proved is not null)
            await proof.KeepAsync(request.DraftId, proved, ct);
        return answer.As<Booked>();
    }

    // What the code does not prove is an answer that is kept, with the try that it cost; what is refused after that undoes the booking alone.
    private async Task<Result<Result<Booked, BookingRefusal>, BookingRefusal>> BookAsync(PacteDb db, Request request, Action<string> proves, CancellationToken ct)
    {
        if (await db.LockSlotToTakeAsync(request.DraftId, ct) is not { Draft: var draft } wanted)
            return BookingRefusal.NotFound;
        if (draft.AppointmentId is { } done)
            return await MadeAsync(db, done, ct);
        if (proof.Refusal(draft, request.Code) is { } unproved)
            return (Result<Booked, BookingRefusal>)unproved;
        proves(Contact.Parse(draft.Contact).Value!.Value);
        var booked = await take.ExecuteAsync(db, wanted, help: null, ct);
        return booked.IsDone ? await MadeAsync(db, booked.Value, ct) : booked.As<Result<Booked, BookingRefusal>>();
    }

    // Made just now, it is known without asking.
    private async Task<Result<Booked, BookingRefusal>> MadeAsync(PacteDb db, Guid id, CancellationToken ct)
    {
        var appointment = await db.Appointments.FindAsync([id], ct);
        return new Booked(id, links.PathOf(appointment!.Reference, id));
    }
}
