using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;

namespace Pacte.Web.Offers;

/// <summary>
/// What the patients of a cancelled session are given: each the nearest free slot, kept for them alone, in the order of their hours;
/// who finds none is in the waiting list since the day they had booked. All in the transaction that closes the session.
/// </summary>
public sealed class FallenSession(TimeProvider clock, OutboxWriter outbox, FallenMessages messages)
{
    /// <summary>Time to answer: longer than in the waiting list, since nobody was expecting this.</summary>
    private static readonly OfferTimes Times = new(TimeSpan.FromHours(4), TimeSpan.FromHours(24));

    public async Task OfferInsteadAsync(PacteDb db, Session session, IReadOnlyList<Appointment> displaced, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        displaced = [.. displaced, .. await WithdrawAsync(db, session, now, ct)];
        if (displaced.Count == 0)
            return;
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Id == session.SiteId, ct);
        var ids = displaced.Select(a => a.PersonId).ToList();
        var persons = await db.Persons.IgnoreQueryFilters().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var slots = new Queue<NearSlot>(await NearestSlots.LockAsync(db, site, session, displaced.Count, now, ct));
        foreach (var appointment in displaced.OrderBy(a => a.StartsAt).ThenBy(a => a.Id))
        {
            var offered = await OfferAsync(db, appointment, slots, OfferReason.Displaced, now, ct);
            if (offered is null)
                await WaitAsync(db, appointment, site, now, ct);
            var person = persons[appointment.PersonId];
            using (Speech.In(person.Language))
                outbox.Write(db, messages.SessionFell(session, appointment, person.Contact, site, offered));
        }
    }

    /// <summary>Offers the first of the slots that can be; null when none is left, or the person has an offer already.</summary>
    internal static async Task<(SlotOffer Offer, NearSlot Near)?> OfferAsync(
        PacteDb db, Appointment appointment, Queue<NearSlot> slots, OfferReason reason, DateTimeOffset now, CancellationToken ct)
    {
        while (slots.TryPeek(out var near))
        {
            if (UntilOf(near, now) is not { } until)
            {
                slots.Dequeue();
                continue;
            }

            var offer = new SlotOffer
            {
                Id = Guid.CreateVersion7(now),
                SlotId = near.Slot.Id,
                AppointmentId = appointment.Id,
                PersonId = appointment.PersonId,
                Reason = reason,
                OfferedAt = now,
                Until = until,
            };
            if (!await WriteAsync(db, offer, ct))
                return null;
            slots.Dequeue();
            near.Slot.Keep(KeptFor.Offers, OfferTimes.PublicFrom(now, near.Slot.StartsAt));
            return (offer, near);
        }

        return null;
    }

    /// <summary>Until when a slot offered now would be somebody's alone; null when too little time is left.</summary>
    internal static DateTimeOffset? UntilOf(NearSlot near, DateTimeOffset now) =>
        Times.Until(now, near.Slot.StartsAt, OfferTimes.PublicFrom(now, near.Slot.StartsAt), LocalTime.Zone(near.Site.TimeZone));

    // The person may have an offer already: theirs stands, and this one is not made.
    private static async Task<bool> WriteAsync(PacteDb db, SlotOffer offer, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"""
         insert into slot_offers (id, slot_id, appointment_id, person_id, reason, offered_at, until, state)
         values ({offer.Id}, {offer.SlotId}, {offer.AppointmentId}, {offer.PersonId}, {offer.Reason.ToString()}, {offer.OfferedAt}, {offer.Until}, 'Offered')
         on conflict do nothing
         """,
        ct) > 0;

    // Slots of the session itself may be on offer to others: there is nothing left to offer. Whoever was displaced once already, and
    // was kept one of them, is given another.
    private static async Task<List<Appointment>> WithdrawAsync(PacteDb db, Session session, DateTimeOffset now, CancellationToken ct)
    {
        var offers = await db.SlotOffers.IgnoreQueryFilters()
            .Where(o => o.State == OfferState.Offered && db.Slots.Any(s => s.Id == o.SlotId && s.SessionId == session.Id))
            .ToListAsync(ct);
        foreach (var offer in offers)
            offer.End(OfferState.Withdrawn, now);
        // What frees is saved before what takes: a person has one live offer.
        await db.SaveChangesAsync(ct);
        var again = offers.Select(o => o.AppointmentId).OfType<Guid>().ToList();
        return await db.Appointments.IgnoreQueryFilters().Where(a => again.Contains(a.Id) && a.State == AppointmentState.ToMove).ToListAsync(ct);
    }

    private static Task<int> WaitAsync(PacteDb db, Appointment appointment, Site site, DateTimeOffset now, CancellationToken ct)
    {
        var today = LocalTime.DateAt(now, LocalTime.Zone(site.TimeZone));
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into waiting_entries (
                    id, person_id, specialty, place_insee, latitude, longitude, radius_km, days, mornings, afternoons, step_free_only,
                    first_day, last_day, since, has_treating_doctor, state)
             values ({Guid.CreateVersion7(now)}, {appointment.PersonId}, {appointment.Specialty.ToString()}, {site.CommuneInsee}, {site.Latitude},
                    {site.Longitude}, 60, 127, true, true, false, {today}, {today.AddDays(60)}, {appointment.BookedAt}, {appointment.HasTreatingDoctor}, 'Waiting')
             on conflict do nothing
             """,
            ct);
    }
}
