using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Waiting;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Offers;

/// <summary>A thousand people wait, a hundred slots are freed, and people answer as people do.</summary>
public sealed class WaitingSimulationTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    private const int People = 1_000;
    private const int Slots = 100;

    private static readonly Commune[] Places = [GivenPlaces.Peronne, GivenPlaces.Combles, GivenPlaces.Ham, GivenPlaces.Amiens];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_slot_is_lost_none_is_given_twice_and_the_order_is_kept(int seed)
    {
        await Waiting.NobodyAsync();
        var random = new Random(seed);
        var slots = await OpenAsync();
        var entries = (await Waiting.PeopleAsync(
            People, _ => (Places[random.Next(Places.Length)], TimeSpan.FromMinutes(random.Next(200_000)), random.Next(2) == 0)))
            .ToDictionary(e => e.Id);
        await FreeAllAsync(slots);

        for (var round = 0; round < 100 && await AnswerAsync(slots, random) > 0; round++)
        {
            App.Clock.Advance(TimeSpan.FromMinutes(random.Next(20, 120)));
            await PassAsync();
        }

        await CheckAsync(slots, entries);
    }

    private async Task<IReadOnlyList<Slot>> OpenAsync()
    {
        var slots = new List<Slot>();
        for (var day = 5; slots.Count < Slots; day++)
            slots.AddRange((await Given.OpenSessionAsync(date: Given.InDays(day), part: Pacte.Domain.Sites.DayPart.FullDay)).Slots);
        return slots[..Slots];
    }

    private async Task FreeAllAsync(IReadOnlyList<Slot> slots)
    {
        await using var db = App.Database.Open();
        foreach (var slot in slots)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var row = await db.Slots.FromSql($"select * from slots where id = {slot.Id} for update").SingleAsync();
            await Use<Pacte.Web.Offers.OfferSlot>().ToNextAsync(db, row, OfferReason.Freed, default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    // A third takes the slot, a third leaves it to the next, a third says nothing.
    private async Task<int> AnswerAsync(IReadOnlyList<Slot> slots, Random random)
    {
        await using var db = App.Database.Open();
        var ids = slots.Select(s => s.Id).ToList();
        var live = await db.SlotOffers.Where(o => ids.Contains(o.SlotId) && o.State == OfferState.Offered).OrderBy(o => o.Id).ToListAsync();
        foreach (var offer in live)
        {
            switch (random.Next(3))
            {
                case 0:
                    await AcceptAsync(offer);
                    break;
                case 1:
                    await DeclineAsync(offer);
                    break;
            }
        }

        return live.Count;
    }

    private async Task CheckAsync(IReadOnlyList<Slot> slots, Dictionary<Guid, WaitingEntry> entries)
    {
        await using var db = App.Database.Open();
        var ids = slots.Select(s => s.Id).ToList();
        var after = await db.Slots.Where(s => ids.Contains(s.Id)).ToListAsync();
        var offers = await db.SlotOffers.Where(o => ids.Contains(o.SlotId)).OrderBy(o => o.Id).ToListAsync();
        var booked = await db.Appointments.Where(a => ids.Contains(a.SlotId) && a.State == AppointmentState.Booked).ToListAsync();
        var takers = offers.Where(o => o.State is OfferState.Accepted).ToList();

        Assert.Equal(Slots, after.Count);
        Assert.All(after, s => Assert.True(s.State is SlotState.Booked || (s.State is SlotState.Free && s.IsOpenToAllAt(Now)), $"{s.State} {s.PublicFrom}"));
        Assert.Equal(after.Count(s => s.State is SlotState.Booked), booked.Count);
        Assert.Equal(takers.Select(o => (o.SlotId, o.PersonId)).Order(), booked.Select(a => (a.SlotId, a.PersonId)).Order());
        Assert.Equal(takers.Count, takers.Select(o => o.PersonId).Distinct().Count());
        Assert.InRange(takers.Count, Slots / 2, Slots);
        Assert.Equal(offers.Count, offers.Select(o => (o.SlotId, o.EntryId)).Distinct().Count());
        Assert.All(offers, offer => Assert.Null(PassedOver(offer, offers, entries)));
    }

    // Somebody who came before, could be asked, and was not. Answers given at the very instant of the offer are told apart by nothing:
    // whoever answered then may have been asked or not.
    private static Guid? PassedOver(SlotOffer offer, IReadOnlyList<SlotOffer> all, Dictionary<Guid, WaitingEntry> entries)
    {
        var busy = all
            .Where(o => o.Id != offer.Id && o.OfferedAt <= offer.OfferedAt)
            .Where(o => o.SlotId == offer.SlotId || o.State is OfferState.Accepted || o.AnsweredAt is null || o.AnsweredAt >= offer.OfferedAt)
            .Select(o => o.EntryId!.Value)
            .ToHashSet();
        var own = Key(entries[offer.EntryId!.Value]);
        return entries.Values.Where(e => !busy.Contains(e.Id) && Key(e).CompareTo(own) < 0).Select(e => (Guid?)e.Id).FirstOrDefault();
    }

    private static (DateTimeOffset Counted, DateTimeOffset Since, Guid Id) Key(WaitingEntry entry) =>
        (WaitingRule.Current.CountedSince(entry.Since, entry.HasTreatingDoctor, KmOf(entry)), entry.Since, entry.Id);

    // All the sites of the test are in Péronne.
    private static int KmOf(WaitingEntry entry) => (int)Math.Round(Distance.RoadKm(
        new(new(entry.Latitude, entry.Longitude), Landmass.Of(entry.PlaceInsee)),
        new(new(GivenPlaces.Peronne.Latitude!.Value, GivenPlaces.Peronne.Longitude!.Value), Landmass.Of(GivenPlaces.Peronne.InseeCode)))!.Value);
}
