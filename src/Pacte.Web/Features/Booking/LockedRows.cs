using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>Rows read under a lock, always in one order: draft, session, slot, appointment.</summary>
internal static class LockedRows
{
    // Compiled once: people make them all the time. The tags name tables and parameters as the translation does.
    private static readonly Func<PacteDb, Guid, CancellationToken, Task<BookingDraft?>> Draft = EF.CompileAsyncQuery(
        (PacteDb db, Guid id, CancellationToken _) => db.BookingDrafts.TagWith("for update").FirstOrDefault(d => d.Id == id));

    private static readonly Func<PacteDb, Guid, CancellationToken, Task<SlotToTake?>> SlotOfDraft = EF.CompileAsyncQuery(
        (PacteDb db, Guid id, CancellationToken _) => (
            from draft in db.BookingDrafts
            join slot in db.Slots on draft.SlotId equals slot.Id
            join session in db.Sessions on slot.SessionId equals session.Id
            where draft.Id == id
            select new SlotToTake(draft, slot, session.State, session.DoctorId, session.LocalDate)).TagWith("call lock_for_booking(@id)").FirstOrDefault());

    private static readonly Func<PacteDb, Guid, CancellationToken, Task<DraftAndSlot?>> DraftAndItsSlot = EF.CompileAsyncQuery(
        (PacteDb db, Guid id, CancellationToken _) => (
            from draft in db.BookingDrafts
            join slot in db.Slots on draft.SlotId equals slot.Id into slots
            from slot in slots.DefaultIfEmpty()
            where draft.Id == id
            select new DraftAndSlot(draft, slot)).TagWith("for update of b").FirstOrDefault());

    private static readonly Func<PacteDb, Guid, CancellationToken, Task<Session>> SessionOfSlot = EF.CompileAsyncQuery(
        (PacteDb db, Guid id, CancellationToken _) => db.Sessions.TagWith("for share")
            .First(session => session.Id == db.Slots.Where(slot => slot.Id == id).Select(slot => slot.SessionId).First()));

    private static readonly Func<PacteDb, Guid, CancellationToken, Task<Slot>> Slot = EF.CompileAsyncQuery(
        (PacteDb db, Guid id, CancellationToken _) => db.Slots.TagWith("for update").First(s => s.Id == id));

    private static readonly Func<PacteDb, Guid, CancellationToken, Task<Appointment>> Appointment = EF.CompileAsyncQuery(
        (PacteDb db, Guid id, CancellationToken _) => db.Appointments.TagWith("for update").First(a => a.Id == id));

    public static Task<BookingDraft?> LockDraftAsync(this PacteDb db, Guid id, CancellationToken ct) => Draft(db, id, ct);

    /// <summary>A draft, its slot and, shared, the session of it, by one round trip; null when there is no such draft or it wants no slot.</summary>
    public static Task<SlotToTake?> LockSlotToTakeAsync(this PacteDb db, Guid draftId, CancellationToken ct) => SlotOfDraft(db, draftId, ct);

    /// <summary>The slot, if the draft has one, is read without a lock.</summary>
    public static Task<DraftAndSlot?> LockDraftSeeSlotAsync(this PacteDb db, Guid id, CancellationToken ct) => DraftAndItsSlot(db, id, ct);

    /// <summary>A slot, and before it its session, shared: others may book in the same session, nobody may close it meanwhile.</summary>
    /// <remarks>Two statements: of one that locks both, the server chooses the order.</remarks>
    public static async Task<(Session Session, Slot Slot)> LockSlotInSessionAsync(this PacteDb db, Guid slotId, CancellationToken ct) =>
        (await SessionOfSlot(db, slotId, ct), await Slot(db, slotId, ct));

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

    public static Task<Slot> LockSlotAsync(this PacteDb db, Guid id, CancellationToken ct) => Slot(db, id, ct);

    public static Task<Appointment> LockAppointmentAsync(this PacteDb db, Guid id, CancellationToken ct) => Appointment(db, id, ct);
}

internal sealed record DraftAndSlot(BookingDraft Draft, Slot? Slot);
