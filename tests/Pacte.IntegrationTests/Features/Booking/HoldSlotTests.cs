using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class HoldSlotTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Holds_a_free_slot_for_ten_minutes()
    {
        var open = await Given.OpenSessionAsync();

        var draft = await HoldAsync(open.Slots[0]);

        var slot = await SlotAsync(open.Slots[0]);
        Assert.Equal((SlotState.Held, draft, Now.AddMinutes(10)), (slot.State, slot.HeldBy!.Value, slot.HeldUntil!.Value));
        Assert.Equal(slot.Id, (await DraftAsync(draft)).SlotId);
    }

    [Fact]
    public async Task Refuses_a_slot_that_another_visitor_keeps()
    {
        var open = await Given.OpenSessionAsync();
        await HoldAsync(open.Slots[0]);

        var second = await TryHoldAsync(open.Slots[0]);

        Assert.Equal(BookingRefusal.JustTaken, second.Refusal);
    }

    [Fact]
    public async Task A_hold_that_is_over_stops_nobody()
    {
        var open = await Given.OpenSessionAsync();
        await HoldAsync(open.Slots[0]);
        App.Clock.Advance(BookingDraft.HoldTime);

        var second = await HoldAsync(open.Slots[0]);

        Assert.Equal(second, (await SlotAsync(open.Slots[0])).HeldBy);
    }

    [Fact]
    public async Task A_slot_kept_for_others_is_neither_shown_nor_taken_until_its_hour()
    {
        var open = await Given.OpenSessionAsync();
        await KeepAsync(open.Slots[0], Now.AddHours(2));

        var refused = await TryHoldAsync(open.Slots[0]);
        var shown = await Use<FreeSlots>().OfSiteAsync(open.Site.Id, default);
        App.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(BookingRefusal.JustTaken, refused.Refusal);
        Assert.DoesNotContain(shown, slot => slot.Id == open.Slots[0].Id);
        Assert.Contains(await Use<FreeSlots>().OfSiteAsync(open.Site.Id, default), slot => slot.Id == open.Slots[0].Id);
        await HoldAsync(open.Slots[0]);
    }

    [Fact]
    public async Task The_same_browser_gives_its_first_slot_back_and_keeps_what_it_typed()
    {
        var open = await Given.OpenSessionAsync();
        var first = await HoldAsync(open.Slots[0]);
        await Use<SaveDetails>().ExecuteAsync(first, new() { LastName = "Carlier", Birth = new() { Day = "31", Month = "2", Year = "1961" } }, default);

        var second = await HoldAsync(open.Slots[1], first);

        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal(SlotState.Held, (await SlotAsync(open.Slots[1])).State);
        var kept = PatientForm.Of(await DraftAsync(second));
        Assert.Equal(("Carlier", "31", "2"), (kept.LastName, kept.Birth.Day, kept.Birth.Month));
    }

    [Fact]
    public async Task The_same_browser_keeps_its_slot_when_the_other_is_taken()
    {
        var open = await Given.OpenSessionAsync();
        var mine = await HoldAsync(open.Slots[0]);
        await HoldAsync(open.Slots[1]);

        var refused = await TryHoldAsync(open.Slots[1], mine);

        Assert.Equal(BookingRefusal.JustTaken, refused.Refusal);
        Assert.Equal(mine, (await SlotAsync(open.Slots[0])).HeldBy);
    }

    [Fact]
    public async Task Asking_again_for_the_slot_that_one_keeps_leads_back_to_it()
    {
        var open = await Given.OpenSessionAsync();
        var mine = await HoldAsync(open.Slots[0]);

        Assert.Equal(mine, await HoldAsync(open.Slots[0], mine));
    }

    [Fact]
    public async Task Refuses_a_slot_whose_hour_has_passed()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(1));
        App.Clock.MoveTo(open.Slots[0].StartsAt);

        var late = await TryHoldAsync(open.Slots[0]);

        Assert.Equal(BookingRefusal.NoLongerOffered, late.Refusal);
        await HoldAsync(open.Slots[1]);
    }

    [Fact]
    public async Task Refuses_a_booked_slot_and_an_unknown_one()
    {
        var open = await Given.OpenSessionAsync();
        await Given.AppointmentAsync(open);

        Assert.Equal(BookingRefusal.JustTaken, (await TryHoldAsync(open.Slots[0])).Refusal);
        Assert.Equal(BookingRefusal.NotFound, (await Use<HoldSlot>().ExecuteAsync(new(Guid.CreateVersion7(), null, NewNetwork()), default)).Refusal);
    }

    [Fact]
    public async Task Fifty_visitors_for_one_slot_make_one_hold()
    {
        var open = await Given.OpenSessionAsync();
        var hold = Use<HoldSlot>();

        var results = await Race.RunAsync(50, _ => hold.ExecuteAsync(new(open.Slots[0].Id, null, NewNetwork()), default));

        var winner = Assert.Single(results, result => result.IsDone);
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(BookingRefusal.JustTaken, result.Refusal));
        Assert.Equal(winner.Value, (await SlotAsync(open.Slots[0])).HeldBy);
    }

    [Fact]
    public async Task Two_visitors_who_swap_slots_at_once_never_lose_a_hold()
    {
        var open = await Given.OpenSessionAsync();
        var hold = Use<HoldSlot>();
        var drafts = new[] { await HoldAsync(open.Slots[0]), await HoldAsync(open.Slots[1]) };

        await Race.RunAsync(2, i => hold.ExecuteAsync(new(open.Slots[1 - i].Id, drafts[i], NewNetwork()), default));

        foreach (var slot in open.Slots.Take(2))
            Assert.Equal(SlotState.Held, (await SlotAsync(slot)).State);
    }

    private async Task KeepAsync(Slot slot, DateTimeOffset until)
    {
        await using var db = App.Database.Open();
        var row = await db.Slots.SingleAsync(s => s.Id == slot.Id);
        row.Keep(KeptFor.Offers, until);
        await db.SaveChangesAsync();
    }
}
