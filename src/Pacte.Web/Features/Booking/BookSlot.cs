using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// Books the slot of a draft for whoever types the code that was sent. A try is spent before the code is compared, in a statement
/// of its own, so that a refusal cannot give it back; then one transaction makes the appointment or nothing.
/// </summary>
public sealed class BookSlot(
    UnitOfWork work, NpgsqlDataSource source, TimeProvider clock, PatientKeys keys, BookingConfirmation confirmation)
{
    private const string SpendTry =
        """
        update booking_drafts set code_tries_left = greatest(code_tries_left - 1, -1) where id = $1 and appointment_id is null
        returning code_hash, code_expires_at, code_tries_left, contact
        """;

    public sealed record Request(Guid DraftId, string? Code);

    /// <summary>The id of the appointment; the same again when the form is posted twice.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (await WrongAsync(request, ct) is { } refusal)
            return refusal;
        var booked = await work.WriteAsync<Guid, BookingRefusal>(Scope.Service, db => BookAsync(db, request.DraftId, ct), RefusalOf, ct);
        if (!booked.IsDone)
            await KeepProofAsync(request.DraftId, ct);
        return booked;
    }

    // The contact is proved though nothing could be booked: the browser may hold another slot, and its network one more.
    private async Task KeepProofAsync(Guid draft, CancellationToken ct)
    {
        await using var command = source.CreateCommand(HoldSql.Prove);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static BookingRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.SlotHasOneActiveAppointment => BookingRefusal.JustTaken,
        ConstraintNames.SlotIsOpen or ConstraintNames.SlotsCloseWithSession => BookingRefusal.NoLongerOffered,
        ConstraintNames.PersonHasOneUpcomingAppointment => BookingRefusal.AlreadyHasAppointment,
        ConstraintNames.ContactHasFewPersons => BookingRefusal.TooManyPersonsForContact,
        _ => null,
    };

    private async Task<BookingRefusal?> WrongAsync(Request request, CancellationToken ct)
    {
        await using var command = source.CreateCommand(SpendTry);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = request.DraftId });
        await using var row = await command.ExecuteReaderAsync(ct);
        // No row: no draft, or booked already; the transaction tells them apart.
        if (!await row.ReadAsync(ct))
            return null;
        // None was asked, or the contact changed since.
        var typed = await row.IsDBNullAsync(3, ct) ? null : row.GetString(3);
        if (await row.IsDBNullAsync(0, ct) || Contact.Parse(typed).Value is not { } contact)
            return BookingRefusal.CodeExpired;
        if (row.GetFieldValue<DateTimeOffset>(1) <= clock.GetUtcNow())
            return BookingRefusal.CodeExpired;
        if (row.GetInt32(2) < 0)
            return BookingRefusal.NoTriesLeft;
        var digits = string.Concat((request.Code ?? "").Where(char.IsAsciiDigit));
        return CryptographicOperations.FixedTimeEquals(keys.OfCode(request.DraftId, contact, digits), row.GetFieldValue<byte[]>(0))
            ? null
            : BookingRefusal.WrongCode;
    }

    private async Task<Result<Guid, BookingRefusal>> BookAsync(PacteDb db, Guid draftId, CancellationToken ct)
    {
        if (await db.LockDraftAsync(draftId, ct) is not { } draft)
            return BookingRefusal.NotFound;
        if (draft.AppointmentId is { } done)
            return done;
        var session = await db.LockSessionOfAsync(draft.SlotId, ct);
        var slot = await db.LockSlotAsync(draft.SlotId, ct);
        var now = clock.GetUtcNow();
        if (session.State is not (SessionState.Open or SessionState.Held) || slot.State is SlotState.Closed || slot.StartsAt <= now)
            return BookingRefusal.NoLongerOffered;
        var form = PatientForm.Of(draft);
        if (form.Check(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)).Count > 0)
            return BookingRefusal.DetailsMissing;
        if (!slot.TryBook(draftId, now))
            return draft.IsTakenByCode ? BookingRefusal.JustTaken : BookingRefusal.HoldOver;
        // Saved now: an appointment may only be written on a slot that is booked.
        await db.SaveChangesAsync(ct);
        var person = await FindOrAddPersonAsync(db, form, draftId, now, ct);
        var others = await db.Appointments
            .Where(a => a.PersonId == person && a.Specialty == slot.Specialty)
            .Where(a => a.State == AppointmentState.Booked || a.State == AppointmentState.ToMove)
            .ToListAsync(ct);
        if (others.Find(a => a.State is AppointmentState.Booked && a.EndsAt > now && !a.IsFollowUp) is { } standing)
            return Result<Guid, BookingRefusal>.Refused(BookingRefusal.AlreadyHasAppointment, [standing.Id]);
        return await confirmation.MakeAsync(db, new(draft, session, slot, person, form), others, ct);
    }

    // One row per identity; the names take the latest spelling, the commune the latest said. The hold no longer counts for its network.
    private async Task<Guid> FindOrAddPersonAsync(PacteDb db, PatientForm form, Guid draft, DateTimeOffset now, CancellationToken ct)
    {
        var contact = Contact.Parse(form.Contact).Value!;
        var birth = form.Birth.Read()!.Value;
        var commune = form.Elsewhere ? null : form.CommuneCode;
        var (first, last) = (form.FirstName?.Trim() ?? "", form.LastName!.Trim());
        var rows = await db.Database.SqlQuery<Guid>(
            $"""
            with given_back as (
              update network_holds n
                 set drafts = array_remove(n.drafts, d.id),
                     untils = n.untils[:array_position(n.drafts, d.id) - 1] || n.untils[array_position(n.drafts, d.id) + 1:]
                from booking_drafts d
               where d.id = {draft} and n.network_key = d.network_key and d.id = any (n.drafts))
            insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, birth_precision, commune_insee,
              contact, created_at)
            values ({Guid.CreateVersion7(now)}, {keys.OfPerson(new(last, first, birth.Date, contact) { Precision = birth.Precision })}, {keys.OfContact(contact)},
                    {first}, {last}, {birth.Date}, {birth.Precision.ToString()}, {commune}, {contact.Value}, {now})
            on conflict (identity_key) do update set first_name = excluded.first_name, last_name = excluded.last_name, commune_insee = excluded.commune_insee
            returning id as "Value"
            """).ToListAsync(ct);
        return rows[0];
    }
}
