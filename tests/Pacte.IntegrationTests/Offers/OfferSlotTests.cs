using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Offers;

public sealed class OfferSlotTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_freed_slot_is_offered_to_whoever_has_waited_longest_and_to_nobody_else()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        await Waiting.PersonAsync(waited: TimeSpan.FromDays(2));
        var longest = await Waiting.PersonAsync(waited: TimeSpan.FromDays(9));

        await FreeAsync(open.Slots[0]);

        var offer = (await LiveOfferAsync(open.Slots[0]))!;
        Assert.Equal((longest.Id, OfferReason.Freed, 2), (offer.EntryId!.Value, offer.Reason, offer.Rank!.Ranked));
        var slot = await SlotAsync(open.Slots[0]);
        Assert.Equal((SlotState.Free, KeptFor.Offers), (slot.State, slot.KeptFor!.Value));
        Assert.Equal(BookingRefusal.JustTaken, (await TryHoldAsync(slot)).Refusal);
        await using var db = App.Database.Open();
        var message = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"slot-offered:{offer.Id:N}");
        Assert.Equal(offer.Until, message.ExpiresAt);
        Assert.Contains(KeyOf(offer), message.Body, StringComparison.Ordinal);
        Assert.Contains("/regles", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_freed_slot_that_nobody_waits_for_is_free_for_all_at_once()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();

        await FreeAsync(open.Slots[0]);

        Assert.Null((await SlotAsync(open.Slots[0])).PublicFrom);
        await HoldAsync(open.Slots[0]);
    }

    [Fact]
    public async Task Only_those_who_could_come_are_asked()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync(date: Given.InDays(7));
        var day = WaitingEntry.DayOf(Given.InDays(7));
        await Waiting.PersonAsync(at: GivenPlaces.Amiens, radiusKm: 20, waited: TimeSpan.FromDays(50));
        await Waiting.PersonAsync(at: GivenPlaces.SainteRose, radiusKm: 200, waited: TimeSpan.FromDays(50));
        await Waiting.PersonAsync(mornings: false, waited: TimeSpan.FromDays(50));
        await Waiting.PersonAsync(days: WeekDays.Every & ~day, waited: TimeSpan.FromDays(50));
        await Waiting.PersonAsync(stepFreeOnly: true, waited: TimeSpan.FromDays(50));
        var only = await Waiting.PersonAsync(days: day, afternoons: false);

        await FreeAsync(open.Slots[0]);

        var offer = (await LiveOfferAsync(open.Slots[0]))!;
        Assert.Equal((only.Id, 1), (offer.EntryId!.Value, offer.Rank!.Ranked));
    }

    [Fact]
    public async Task Accepting_books_the_slot_and_ends_the_wait_and_twice_is_once()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        var entry = await Waiting.PersonAsync();
        await FreeAsync(open.Slots[0]);
        var offer = (await LiveOfferAsync(open.Slots[0]))!;

        var first = await AcceptAsync(offer);
        var second = await AcceptAsync(offer);

        Assert.True(first.IsDone);
        Assert.Equal(first.Value, second.Value);
        var appointment = await AppointmentAsync(first.Value);
        Assert.Equal((entry.PersonId, AppointmentState.Booked), (appointment.PersonId, appointment.State));
        Assert.Equal(WaitingState.Served, (await EntryAsync(entry.Id)).State);
        var slot = await SlotAsync(open.Slots[0]);
        Assert.Equal((SlotState.Booked, null), (slot.State, slot.PublicFrom));
    }

    [Fact]
    public async Task Declining_asks_the_next_at_once_and_the_last_one_opens_the_slot_to_all()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        var second = await Waiting.PersonAsync(waited: TimeSpan.FromDays(1));
        var first = await Waiting.PersonAsync(waited: TimeSpan.FromDays(2));
        await FreeAsync(open.Slots[0]);

        var offer = (await LiveOfferAsync(open.Slots[0]))!;
        Assert.True((await DeclineAsync(offer)).IsDone);
        var next = (await LiveOfferAsync(open.Slots[0]))!;
        await DeclineAsync(next);

        Assert.Equal((first.Id, second.Id), (offer.EntryId!.Value, next.EntryId!.Value));
        Assert.Null(await LiveOfferAsync(open.Slots[0]));
        await HoldAsync(open.Slots[0]);
        Assert.Equal(WaitingState.Waiting, (await EntryAsync(first.Id)).State);
        Assert.Equal(OfferRefusal.TimeOver, (await AcceptAsync(offer)).Refusal);
    }

    [Fact]
    public async Task An_offer_without_an_answer_passes_to_the_next_when_its_time_is_over()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        await Waiting.PersonAsync(waited: TimeSpan.FromDays(2));
        var second = await Waiting.PersonAsync();
        await FreeAsync(open.Slots[0]);
        var offer = (await LiveOfferAsync(open.Slots[0]))!;

        Assert.Equal(0, await PassAsync());
        App.Clock.Advance(offer.Until - Now);
        Assert.Equal(OfferRefusal.TimeOver, (await AcceptAsync(offer)).Refusal);
        Assert.Equal(1, await PassAsync());

        Assert.Equal(OfferState.Expired, (await OfferAsync(offer.Id)).State);
        Assert.Equal(second.Id, (await LiveOfferAsync(open.Slots[0]))!.EntryId);
    }

    [Fact]
    public async Task A_slot_opens_to_all_at_its_hour_even_when_nothing_passes_it_on()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        await Waiting.PersonAsync();
        await FreeAsync(open.Slots[0]);

        App.Clock.Advance((await SlotAsync(open.Slots[0])).PublicFrom!.Value - Now);

        await HoldAsync(open.Slots[0]);
        await PassAsync();
        Assert.Null(await LiveOfferAsync(open.Slots[0]));
        Assert.Equal(SlotState.Held, (await SlotAsync(open.Slots[0])).State);
    }

    [Fact]
    public async Task Somebody_with_an_offer_gets_no_second_one_until_they_answer()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        var first = await Waiting.PersonAsync(waited: TimeSpan.FromDays(2));
        var second = await Waiting.PersonAsync();

        await FreeAsync(open.Slots[0]);
        await FreeAsync(open.Slots[1]);

        Assert.Equal(first.Id, (await LiveOfferAsync(open.Slots[0]))!.EntryId);
        Assert.Equal(second.Id, (await LiveOfferAsync(open.Slots[1]))!.EntryId);
    }

    [Fact]
    public async Task Whoever_books_otherwise_waits_no_more_and_their_slot_goes_to_the_next()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        var (first, second) = (await Waiting.PersonAsync(waited: TimeSpan.FromDays(2)), await Waiting.PersonAsync());
        await FreeAsync(open.Slots[0]);
        await FreeAsync(open.Slots[1]);

        // The second one's offer ends with their wait; the first one keeps theirs.
        Assert.True((await AcceptAsync((await LiveOfferAsync(open.Slots[1]))!)).IsDone);
        await FreeAsync(open.Slots[2]);

        Assert.Equal(first.Id, (await LiveOfferAsync(open.Slots[0]))!.EntryId);
        Assert.Null(await LiveOfferAsync(open.Slots[2]));
        Assert.Equal(WaitingState.Served, (await EntryAsync(second.Id)).State);
    }

    [Fact]
    public async Task A_wrong_key_opens_no_offer()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        await Waiting.PersonAsync();
        await FreeAsync(open.Slots[0]);
        var offer = (await LiveOfferAsync(open.Slots[0]))!;

        foreach (var key in new[] { null, "", "autre", KeyOf(offer)[..^1], KeyOf(offer) + "é" })
        {
            Assert.Equal(OfferRefusal.NotFound, (await Use<Pacte.Web.Features.Booking.Waiting.AcceptOffer>().ExecuteAsync(new(offer.Id, key), default)).Refusal);
        }

        Assert.Equal(OfferState.Offered, (await OfferAsync(offer.Id)).State);
    }
}
