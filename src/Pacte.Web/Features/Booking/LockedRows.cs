using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Rows read under a lock, always in one order: draft, session, slot, appointment.</summary>
internal static class LockedRows
{
    public static Task<BookingDraft?> LockDraftAsync(this PacteDb db, Guid id, CancellationToken ct) =>
        db.BookingDrafts.FromSql($"select * from booking_drafts where id = {id} for update").SingleOrDefaultAsync(ct);

    /// <summary>Shared: others may book in the same session, nobody may close it meanwhile.</summary>
    public static Task<Session> LockSessionOfAsync(this PacteDb db, Guid slotId, CancellationToken ct) =>
        db.Sessions.FromSql(
            $"""
            select s.*, s.xmin from sessions s
             where s.id = (select session_id from slots where id = {slotId}) for share
            """).SingleAsync(ct);

    /// <summary>The sessions of two slots, shared, and the slots themselves, each in the order of their ids: two who cross never wait for each other.</summary>
    public static async Task<(List<Session> Sessions, List<Slot> Slots)> LockSlotsAsync(this PacteDb db, Guid one, Guid other, CancellationToken ct)
    {
        var sessions = await db.Sessions.FromSql(
            $"""
            select s.*, s.xmin from sessions s
             where s.id in (select session_id from slots where id in ({one}, {other})) order by s.id for share
            """).ToListAsync(ct);
        var slots = await db.Slots.FromSql($"select * from slots where id in ({one}, {other}) order by id for update").ToListAsync(ct);
        return (sessions, slots);
    }

    public static Task<Slot> LockSlotAsync(this PacteDb db, Guid id, CancellationToken ct) =>
        db.Slots.FromSql($"select * from slots where id = {id} for update").SingleAsync(ct);

    public static Task<Appointment> LockAppointmentAsync(this PacteDb db, Guid id, CancellationToken ct) =>
        db.Appointments.FromSql($"select * from appointments where id = {id} for update").SingleAsync(ct);
}
