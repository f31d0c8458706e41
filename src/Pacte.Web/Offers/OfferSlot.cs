using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;

namespace Pacte.Web.Offers;

/// <summary>
/// Offers a free slot to the next person of the waiting list, or opens it to all when nobody is left or too little time is.
/// Runs in the transaction of whoever frees the slot, which has locked its row: there is no moment at which the slot is lost.
/// </summary>
public sealed class OfferSlot(TimeProvider clock, OutboxWriter outbox, OfferMessages messages, AuditTrail audit)
{
    /// <param name="db">The context of the act.</param>
    /// <param name="slot">Free, and locked.</param>
    /// <param name="reason">Why it is offered to one person before all.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Whether somebody has it for themselves now.</returns>
    public async Task<bool> ToNextAsync(PacteDb db, Slot slot, OfferReason reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Id == slot.SiteId, ct);
        var times = (await SettingsAsync(db, site.RegionCode, ct)).Times;
        var publicFrom = slot.PublicFrom ?? OfferTimes.PublicFrom(now, slot.StartsAt);
        if (times.Until(now, slot.StartsAt, publicFrom, LocalTime.Zone(site.TimeZone)) is { } until)
        {
            var ranked = await WaitingPeople.ForAsync(db, slot, site, ct);
            foreach (var person in ranked)
            {
                if (await TryAsync(db, Offer(slot, person, ranked.Count, reason, now, until), ct) is not { } offer)
                    continue;
                slot.Keep(KeptFor.Offers, publicFrom);
                await TellAsync(db, offer, slot, site, ct);
                return true;
            }
        }

        slot.OpenToAll();
        return false;
    }

    public static async Task<RegionSettings> SettingsAsync(PacteDb db, string regionCode, CancellationToken ct) =>
        await db.RegionSettings.AsNoTracking().SingleOrDefaultAsync(s => s.RegionCode == regionCode, ct) ?? RegionSettings.Usual(regionCode);

    private static SlotOffer Offer(
        Slot slot, WaitingCandidate person, int ranked, OfferReason reason, DateTimeOffset now, DateTimeOffset until) => new()
        {
            Id = Guid.CreateVersion7(now),
            SlotId = slot.Id,
            EntryId = person.EntryId,
            PersonId = person.PersonId,
            Reason = reason,
            OfferedAt = now,
            Until = until,
            Rank = new(WaitingRule.Current.Number, ranked, person.Since, person.RoadKm, person.HasTreatingDoctor),
        };

    // Somebody who is being offered another slot at this very moment is passed over, not waited for; the indexes have the last word.
    private static async Task<SlotOffer?> TryAsync(PacteDb db, SlotOffer offer, CancellationToken ct)
    {
        var rank = offer.Rank!;
        var written = await db.Database.ExecuteSqlAsync(
            $"""
             with waiting as (
               select id from waiting_entries where id = {offer.EntryId} and state = 'Waiting' for update skip locked)
             insert into slot_offers (
                    id, slot_id, entry_id, person_id, reason, offered_at, until, state, rule, ranked, waiting_since, road_km, has_treating_doctor)
             select {offer.Id}, {offer.SlotId}, waiting.id, {offer.PersonId}, {offer.Reason.ToString()}, {offer.OfferedAt}, {offer.Until}, 'Offered',
                    {rank.Rule}, {rank.Ranked}, {rank.WaitingSince}, {rank.RoadKm}, {rank.HasTreatingDoctor}
               from waiting
             on conflict do nothing
             """,
            ct);
        return written > 0 ? offer : null;
    }

    private async Task TellAsync(PacteDb db, SlotOffer offer, Slot slot, Site site, CancellationToken ct)
    {
        var person = await db.Persons.IgnoreQueryFilters().AsNoTracking().SingleAsync(p => p.Id == offer.PersonId, ct);
        using var spoken = Speech.In(person.Language);
        var message = messages.Offered(offer, slot, site, person.Contact);
        // Who has no contact waits because a session fell: its front desk calls them.
        if (person.Contact is null)
            message = message with { AppointmentId = await DisplacedAsync(db, offer.PersonId, slot.Specialty, ct) };
        if (person.Contact is not null || message.AppointmentId is not null)
            outbox.Write(db, message);
        audit.Record(
            db, null, "slot-offered", nameof(Slot), slot.Id,
            $"offer={offer.Id} reason={offer.Reason} rule={offer.Rank!.Rule} ranked={offer.Rank.Ranked}");
    }

    private static Task<Guid?> DisplacedAsync(PacteDb db, Guid personId, Specialty specialty, CancellationToken ct) =>
        db.Appointments.IgnoreQueryFilters()
            .Where(a => a.PersonId == personId && a.Specialty == specialty && a.State == AppointmentState.ToMove)
            .OrderByDescending(a => a.StartsAt).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
}
