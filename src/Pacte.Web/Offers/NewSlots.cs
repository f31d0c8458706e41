using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;

namespace Pacte.Web.Offers;

/// <summary>
/// A session opens. Where it takes the place of one that fell, each hour goes back first to whoever had it; then a share of the slots,
/// set by the agency, serves the waiting list; the others are everybody's, after some hours for
/// the residents without a médecin traitant where the agency says so.
/// </summary>
public sealed class NewSlots(OfferSlot offers, OutboxWriter outbox, FallenMessages messages, TimeProvider clock)
{
    /// <param name="db">The context of the act that opens the session.</param>
    /// <param name="session">Open.</param>
    /// <param name="slots">Its slots, in order of hour; saved here.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task OpenAsync(PacteDb db, Session session, IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        db.Slots.AddRange(slots);
        await db.SaveChangesAsync(ct);
        await GiveBackAsync(db, session, slots, ct);
        var settings = await OfferSlot.SettingsAsync(db, session.RegionCode, ct);
        var left = slots.Where(slot => slot.KeptFor is null).ToList();
        foreach (var slot in Share(left, settings.WaitingSharePercent))
        {
            // Nobody may want one half of the day, and somebody the other: each is tried.
            await offers.ToNextAsync(db, slot, OfferReason.NewSession, ct);
        }

        await KeepForResidentsAsync(db, session, slots, settings.ResidentsFirstHours, ct);
    }

    // Where the site lies in a priority zone on the day of the session: elsewhere nobody would be a resident.
    private async Task KeepForResidentsAsync(PacteDb db, Session session, IReadOnlyList<Slot> slots, int hours, CancellationToken ct)
    {
        if (hours == 0)
            return;
        var isZone = await (
            from site in db.Sites
            join zone in db.PriorityZones on site.EpciSiren equals zone.EpciSiren
            where site.Id == session.SiteId && zone.From <= session.LocalDate && (zone.Until == null || zone.Until >= session.LocalDate)
            select zone.Id).AnyAsync(ct);
        if (!isZone)
            return;
        var now = clock.GetUtcNow();
        foreach (var slot in slots.Where(slot => slot.KeptFor is null))
            slot.Keep(KeptFor.Residents, RegionSettings.ResidentsUntil(now, TimeSpan.FromHours(hours), slot.StartsAt));
    }

    private async Task GiveBackAsync(PacteDb db, Session session, IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var displaced = await db.Appointments.IgnoreQueryFilters()
            .Where(a => a.SiteId == session.SiteId && a.Specialty == session.Specialty && a.State == AppointmentState.ToMove)
            .Where(a => a.StartsAt >= session.StartsAt && a.StartsAt < session.EndsAt)
            .OrderBy(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(ct);
        if (displaced.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Id == session.SiteId, ct);
        foreach (var appointment in displaced)
        {
            // With other lengths, the slot in which the old hour falls.
            if (slots.FirstOrDefault(s => s.KeptFor is null && s.StartsAt <= appointment.StartsAt && s.EndsAt > appointment.StartsAt) is not { } slot)
                continue;
            var near = new NearSlot(slot, site);
            // Too late to be asked for: what they were offered meanwhile stays theirs.
            if (FallenSession.UntilOf(near, now) is null)
                continue;
            await EndOtherOfferAsync(db, appointment.PersonId, now, ct);
            if (await FallenSession.OfferAsync(db, appointment, new([near]), OfferReason.GivenBack, now, ct) is not { } back)
                continue;
            var person = await db.Persons.IgnoreQueryFilters().AsNoTracking().SingleAsync(p => p.Id == appointment.PersonId, ct);
            using (Speech.In(person.Language))
                outbox.Write(db, messages.GivenBack(appointment, person.Contact, site, back.Offer));
        }
    }

    // Their own hour is better than what was found meanwhile: that one passes to the next.
    private static Task<int> EndOtherOfferAsync(PacteDb db, Guid personId, DateTimeOffset now, CancellationToken ct) =>
        db.SlotOffers.IgnoreQueryFilters()
            .Where(o => o.PersonId == personId && o.State == OfferState.Offered)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OfferState.Withdrawn).SetProperty(o => o.AnsweredAt, now), ct);

    // Spread over the session, so that early and late hours are shared alike.
    private static IEnumerable<Slot> Share(IReadOnlyList<Slot> slots, int percent)
    {
        var count = slots.Count * percent / 100;
        return Enumerable.Range(0, count).Select(index => slots[index * slots.Count / count]);
    }
}
