using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>
/// A helper books for somebody who has neither mobile nor e-mail and says that they agree: the agreement takes the place of the code,
/// and all that is checked of others is checked here too. Whoever has a contact proves it.
/// </summary>
public sealed class BookForSomebody(UnitOfWork work, TimeProvider clock, TakeSlot take, AuditTrail audit)
{
    /// <param name="DraftId">Of this helper.</param>
    /// <param name="Agreed">The version of the words that the person agreed to; null when the box is not ticked.</param>
    public sealed record Request(Guid DraftId, int? Agreed);

    /// <summary>The id of the appointment; the same again when the form is posted twice.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct)
    {
        var booked = await work.WriteAsync<Guid, BookingRefusal>(Scope.Service, db => BookAsync(db, request, actor, ct), TakeSlot.RefusalOf, ct);
        if (booked.Refusal is BookingRefusal.AlreadyHasAppointment)
            await TraceAsync(request.DraftId, actor, ct);
        return booked;
    }

    private async Task<Result<Guid, BookingRefusal>> BookAsync(PacteDb db, Request request, Actor actor, CancellationToken ct)
    {
        if (Assistance.ChannelOf(actor.Role) is null
            || await db.LockSlotToTakeAsync(request.DraftId, ct) is not { Draft: var draft } wanted || draft.HelperId != actor.AccountId)
            return BookingRefusal.NotFound;
        if (draft.AppointmentId is { } done)
            return done;
        if (!PatientForm.Of(draft).IsWithoutContact)
            return BookingRefusal.ContactToProve;
        if (request.Agreed is not HelpAgreement.Current)
            return BookingRefusal.AgreementMissing;
        return await take.ExecuteAsync(db, wanted, new(actor, clock.GetUtcNow(), HelpAgreement.Current), ct);
    }

    // No contact was proved, and the refusal told that somebody has an appointment: who learned it is written down.
    private Task TraceAsync(Guid draftId, Actor actor, CancellationToken ct) => work.WriteAsync<Done, BookingRefusal>(
        Scope.Service,
        db =>
        {
            audit.Record(db, actor, "help-refused", nameof(BookingDraft), draftId, $"why={BookingRefusal.AlreadyHasAppointment}");
            return Task.FromResult<Result<Done, BookingRefusal>>(new Done());
        },
        _ => null,
        ct);
}
