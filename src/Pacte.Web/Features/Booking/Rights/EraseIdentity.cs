using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Erases a person who asks for it. An appointment to come is cancelled first, by its own page: nobody is expected whose name is gone.</summary>
public sealed class EraseIdentity(UnitOfWork work, TimeProvider clock, ProvedPersons proved, IdentityErasure erasure)
{
    public Task<Result<Done, RightsRefusal>> ExecuteAsync(Guid draftId, Guid personId, CancellationToken ct) =>
        work.WriteAsync<Done, RightsRefusal>(
            Scope.Service, db => EraseAsync(db, draftId, personId, ct), RightsCode.RefusalOf, ct);

    private async Task<Result<Done, RightsRefusal>> EraseAsync(PacteDb db, Guid draftId, Guid personId, CancellationToken ct)
    {
        // Drafts before persons, as a booking locks them: one that is being confirmed now is waited for, and then seen below.
        if (await proved.DraftAsync(db, draftId, ct) is not { } draft)
            return RightsRefusal.NotProved;
        await ForgetDraftsAsync(db, draft, personId, ct);
        if (await proved.LockAsync(db, draftId, personId, ct) is not (_, var person))
            return RightsRefusal.NotProved;
        // One that is taking another slot at this moment is waited for too.
        await db.Database.ExecuteSqlAsync($"select from appointments where person_id = {personId} order by id for update", ct);
        var now = clock.GetUtcNow();
        if (await db.Appointments.AnyAsync(
            a => a.PersonId == personId && a.EndsAt > now && (a.State == AppointmentState.Booked || a.State == AppointmentState.ToMove), ct))
            return RightsRefusal.UpcomingAppointment;
        await erasure.EraseAsync(db, person, "asked", ct);
        await db.SaveChangesAsync(ct);
        if ((await proved.OfAsync(db, draft, ct)).Count == 0)
            db.BookingDrafts.Remove(draft);
        return new Done();
    }

    /// <summary>What the person typed and did not finish, and what their bookings began with.</summary>
    private static async Task ForgetDraftsAsync(PacteDb db, BookingDraft own, Guid personId, CancellationToken ct)
    {
        // Typed in many ways: the last nine digits of a number, or the address in any case, find it; what was meant is compared below.
        var contact = new Contact(own.Contact!);
        var birth = TypedDate.Of(own.BirthDate).Read();
        var tail = contact.IsEmail ? "none" : contact.Value[^Math.Min(9, contact.Value.Length)..];
        var typed = await db.BookingDrafts.FromSql(
            $"""
             select * from booking_drafts
              where lower(trim(contact)) = {contact.Value} or right(regexp_replace(contact, '\D', '', 'g'), 9) = {tail}
              order by id for update
             """).ToListAsync(ct);
        db.BookingDrafts.RemoveRange(typed.Where(d =>
            d.Id != own.Id && Contact.Parse(d.Contact).Value == contact && TypedDate.Of(d.BirthDate).Read() == birth));
        var finished = await db.BookingDrafts
            .Where(d => db.Appointments.Any(a => a.Id == d.AppointmentId && a.PersonId == personId)
                || db.WaitingEntries.Any(e => e.Id == d.EntryId && e.PersonId == personId))
            .ToListAsync(ct);
        db.BookingDrafts.RemoveRange(finished);
        await db.SaveChangesAsync(ct);
    }
}
