using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>A session opens: a share of its slots, set by the agency, serves the waiting list before everybody.</summary>
public sealed class NewSlots(OfferSlot offers)
{
    /// <param name="db">The context of the act that opens the session.</param>
    /// <param name="session">Open.</param>
    /// <param name="slots">Its slots, in order of hour; saved here.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task OpenAsync(PacteDb db, Session session, IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        db.Slots.AddRange(slots);
        await db.SaveChangesAsync(ct);
        var settings = await OfferSlot.SettingsAsync(db, session.RegionCode, ct);
        foreach (var slot in Share(slots, settings.WaitingSharePercent))
        {
            // Nobody may want one half of the day, and somebody the other: each is tried.
            await offers.ToNextAsync(db, slot, OfferReason.NewSession, ct);
        }
    }

    // Spread over the session, so that early and late hours are shared alike.
    private static IEnumerable<Slot> Share(IReadOnlyList<Slot> slots, int percent)
    {
        var count = slots.Count * percent / 100;
        return Enumerable.Range(0, count).Select(index => slots[index * slots.Count / count]);
    }
}
