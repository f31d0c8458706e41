using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

public sealed class HoldForSomebodyTests(PacteApp app) : HelpTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task One_slot_at_a_time_and_the_former_is_given_back_at_once()
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var first = await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact());

        App.Clock.Advance(TimeSpan.FromMinutes(7));
        var second = await TryHoldAsync(open.Slots[1], helper);

        Assert.Equal((SlotState.Free, SlotState.Held), ((await SlotAsync(open.Slots[0])).State, (await SlotAsync(open.Slots[1])).State));
        // The next person has ten minutes of their own, and what was typed of the first is kept with theirs.
        Assert.Equal(Now + BookingDraft.HoldTime, (await SlotAsync(open.Slots[1])).HeldUntil);
        Assert.Equal("Louise", (await DraftAsync(first)).FirstName);
        Assert.Null((await DraftAsync(second.Value)).FirstName);
        var view = await Use<SeeDraft>().ExecuteAsync(first, default);
        Assert.Equal(HoldStatus.OverButFree, view!.Status);
        Assert.True((await TryHelpAsync(first, helper)).IsDone);
    }

    [Fact]
    public async Task Another_slot_for_the_same_person_keeps_what_was_typed()
    {
        var open = await Given.OpenSessionAsync();
        var (helper, other) = (await Given.HelperAsync(), await Given.HelperAsync());
        var form = SomebodyWithoutContact("03 22 84 01 02");
        var draft = await FillInAsync(open.Slots[0], helper, form);

        var moved = await TryHoldAsync(open.Slots[1], helper, same: draft);
        var stranger = await TryHoldAsync(open.Slots[2], other, same: draft);

        var kept = await DraftAsync(moved.Value);
        Assert.Equal((form.LastName, "03 22 84 01 02", "80620"), (kept.LastName, kept.Contact, kept.CommuneInsee));
        Assert.Null((await DraftAsync(stranger.Value)).LastName);
    }

    [Fact]
    public async Task Ten_tabs_of_one_helper_hold_one_slot_and_two_helpers_never_wait_for_each_other()
    {
        var open = await Given.OpenSessionAsync(part: Pacte.Domain.Sites.DayPart.FullDay);
        var (helper, colleague) = (await Given.HelperAsync(), await Given.HelperAsync());

        var held = await Race.RunAsync(11, i => TryHoldAsync(open.Slots[i], i == 10 ? colleague : helper));

        Assert.All(held, h => Assert.True(h.IsDone, $"{h.Refusal}"));
        await using var db = App.Database.Open();
        var slots = await db.Slots.Where(s => s.SessionId == open.Session.Id && s.State == SlotState.Held).ToListAsync();
        Assert.Equal(2, slots.Count);
        Assert.Contains(slots, s => s.HeldBy == held[10].Value);
    }

    [Fact]
    public async Task One_slot_wanted_by_many_helpers_and_visitors_at_once_is_held_once()
    {
        var open = await Given.OpenSessionAsync();
        var helpers = new List<Pacte.Domain.Access.Actor>();
        for (var i = 0; i < 6; i++)
            helpers.Add(await Given.HelperAsync());

        var held = await Race.RunAsync(12, i => i < 6 ? TryHoldAsync(open.Slots[0], helpers[i]) : TryHoldAsync(open.Slots[0]));

        Assert.Single(held, h => h.IsDone);
        Assert.All(held.Where(h => !h.IsDone), h => Assert.Equal(BookingRefusal.JustTaken, h.Refusal));
    }

    [Fact]
    public async Task A_hold_that_is_over_stops_nobody_and_the_helper_may_still_book_what_is_free()
    {
        var open = await Given.OpenSessionAsync();
        var helper = await Given.HelperAsync();
        var (taken, free) = (await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact()), SomebodyWithoutContact());
        App.Clock.Advance(BookingDraft.HoldTime);

        await HoldAsync(open.Slots[0]);
        Assert.Equal(BookingRefusal.HoldOver, (await TryHelpAsync(taken, helper)).Refusal);

        var late = await FillInAsync(open.Slots[1], helper, free);
        App.Clock.Advance(BookingDraft.HoldTime + TimeSpan.FromMinutes(5));
        Assert.True((await TryHelpAsync(late, helper)).IsDone);
    }

    [Fact]
    public async Task Visitors_of_a_helpers_network_keep_all_their_holds()
    {
        var open = await Given.OpenSessionAsync();
        var (network, helper) = (NewNetwork(), await Given.HelperAsync());
        for (var i = 0; i < 5; i++)
            await HoldAsync(open.Slots[i], network: network);

        var held = await TryHoldAsync(open.Slots[5], helper);

        Assert.Equal(held.Value, (await SlotAsync(open.Slots[5])).HeldBy);
    }
}
