using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>A place in the list as its person sees it.</summary>
/// <param name="OfferPath">The offer that waits for their answer.</param>
/// <param name="Offers">How many slots were offered to them so far.</param>
public sealed record WaitingView(WaitingEntry Entry, string PlaceName, string? OfferPath, int Offers, string Path, string LeavePath);

/// <summary>Opens a place in the list by its secret link; nothing for a person erased since.</summary>
public sealed class SeeWaiting(UnitOfWork work, TimeProvider clock, PlaceDirectory places, OfferLinks links)
{
    public async Task<WaitingView?> ExecuteAsync(Guid entryId, string? key, CancellationToken ct)
    {
        if (!links.OpensEntry(key, entryId))
            return null;
        var country = await places.GetAsync(ct);
        return await work.ReadAsync(Scope.Service, async db =>
        {
            if (await db.WaitingEntries.SingleOrDefaultAsync(e => e.Id == entryId && db.Persons.Any(p => p.Id == e.PersonId && p.ErasedAt == null), ct) is not { } entry)
                return null;
            var now = clock.GetUtcNow();
            var offers = await db.SlotOffers.Where(o => o.EntryId == entryId).Select(o => new { o.Id, o.State, o.Until }).ToListAsync(ct);
            var live = offers.Find(o => o.State is OfferState.Offered && o.Until > now);
            var query = $"?cle={key}";
            return new WaitingView(
                entry,
                country.Index.Find(entry.PlaceInsee)?.Name ?? entry.PlaceInsee,
                live is null ? null : links.OfferPath(live.Id),
                offers.Count,
                $"/liste-attente/{entryId:N}{query}",
                $"/liste-attente/{entryId:N}/quitter{query}");
        });
    }
}
