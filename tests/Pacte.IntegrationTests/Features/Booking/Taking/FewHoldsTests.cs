using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Data;
using Pacte.Web.Data.Availability;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.IntegrationTests.Features.Booking.Taking;

/// <summary>One hold per browser, once; five per network; and nobody refused.</summary>
public sealed class FewHoldsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:7:7::1", "2001:db8:7:7:ffff::2")]
    public async Task Two_hundred_holders_on_one_network_hold_five_slots_and_each_gets_a_draft(string one, string other)
    {
        var hold = Use<HoldSlot>();
        var networks = new[] { one, other }.Select(address => Use<Networks>().KeyOf(IPAddress.Parse(address))).ToArray();
        var slots = new List<Slot>();
        while (slots.Count < 200)
            slots.AddRange((await Given.OpenSessionAsync(part: DayPart.FullDay)).Slots);

        var drafts = await Race.RunAsync(200, i => hold.ExecuteAsync(new(slots[i].Id, null, networks[i % 2]), default));

        Assert.All(drafts, draft => Assert.True(draft.IsDone, $"{draft.Refusal}"));
        var ids = drafts.Select(draft => draft.Value).ToList();
        await using var db = App.Database.Open();
        Assert.Equal(5, await db.Slots.CountAsync(s => s.HeldBy != null && ids.Contains(s.HeldBy.Value)));
        Assert.Equal(195, await db.BookingDrafts.CountAsync(d => ids.Contains(d.Id) && d.HeldUntil == d.CreatedAt));
    }

    [Fact]
    public async Task Two_hundred_holders_who_also_change_their_mind_never_hold_more_than_five()
    {
        var hold = Use<HoldSlot>();
        var network = NewNetwork();
        var open = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var more = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var slots = open.Slots.Concat(more.Slots).ToList();

        await Race.RunAsync(200, async i =>
        {
            Guid? mine = null;
            for (var turn = 0; turn < 3; turn++)
            {
                var got = await hold.ExecuteAsync(new(slots[(i + (turn * 7)) % slots.Count].Id, mine, network), default);
                mine = got.IsDone ? got.Value : mine;
            }
        });

        var ids = slots.Select(slot => slot.Id).ToList();
        await using var db = App.Database.Open();
        Assert.InRange(await db.Slots.CountAsync(s => ids.Contains(s.Id) && s.State == SlotState.Held), 1, 5);
    }

    [Fact]
    public async Task One_cookie_used_by_many_at_once_moves_its_hold_once()
    {
        var open = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var hold = Use<HoldSlot>();
        var mine = await HoldAsync(open.Slots[0]);

        await Race.RunAsync(10, i => hold.ExecuteAsync(new(open.Slots[i + 1].Id, mine, NewNetwork()), default));

        await using var db = App.Database.Open();
        Assert.Equal(1, await db.Slots.CountAsync(s => s.SessionId == open.Session.Id && s.State == SlotState.Held));
    }

    [Fact]
    public async Task Changing_slots_and_coming_back_never_adds_a_minute()
    {
        var open = await Given.OpenSessionAsync();
        var first = await HoldAsync(open.Slots[0]);
        var end = (await DraftAsync(first)).HeldUntil;
        App.Clock.Advance(TimeSpan.FromMinutes(4));
        var second = await HoldAsync(open.Slots[1], first);
        App.Clock.Advance(TimeSpan.FromMinutes(4));
        var back = await HoldAsync(open.Slots[0], second);

        Assert.Equal((SlotState.Held, end), ((await SlotAsync(open.Slots[0])).State, (await SlotAsync(open.Slots[0])).HeldUntil!.Value));
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        var again = await HoldAsync(open.Slots[0], back);
        var view = await Use<SeeDraft>().ExecuteAsync(again, default);

        Assert.Equal(HoldStatus.OverButFree, view!.Status);
        Assert.True(view.HeldUntil <= end);
        Assert.True((await SlotAsync(open.Slots[0])).IsOpenToAllAt(Now));
        Assert.True((await ConfirmAsync(again, await AskForCodeAsync(again, SomebodyNew()))).IsDone);
    }

    [Fact]
    public async Task A_proof_gives_the_place_back_and_ten_new_minutes()
    {
        var open = await Given.OpenSessionAsync();
        var network = NewNetwork();
        var form = SomebodyNew();
        await BookAsync(open.Slots[0], form);
        var mine = await HoldAsync(open.Slots[1], network: network);
        Assert.Equal(BookingRefusal.AlreadyHasAppointment, (await ConfirmAsync(mine, await AskForCodeAsync(mine, form))).Refusal);
        Assert.Equal(0, await PlacesAsync(network));
        App.Clock.Advance(TimeSpan.FromMinutes(4));

        var other = await HoldAsync(open.Slots[2], mine, network);

        Assert.Equal(Now + BookingDraft.HoldTime, (await SlotAsync(open.Slots[2])).HeldUntil);
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[1])).State);
        Assert.True((await ConfirmAsync(other, await AskForCodeAsync(other, SomebodyNew()))).IsDone);
        Assert.Equal(0, await PlacesAsync(network));
    }

    [Fact]
    public async Task The_sixth_on_a_network_books_by_the_code_or_is_shown_others()
    {
        var open = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var address = new IPAddress([198, 51, 100, 24]);
        for (var i = 0; i < 5; i++)
            await HoldAsync(open.Slots[i], network: Use<Networks>().KeyOf(address));
        using var sixth = new Patient(App);
        using var seventh = new Patient(App);
        sixth.Browser.Address = seventh.Browser.Address = address;

        var form = await sixth.TakeAsync(open.Slots[6]);
        Assert.Contains("pas encore gardé pour vous", form.Text);
        var code = await sixth.FillInAsync(form);
        var slower = await seventh.FillInAsync(await seventh.TakeAsync(open.Slots[6]));

        Assert.StartsWith("C’est réservé", (await sixth.ConfirmAsync(code)).Heading);
        var lost = await seventh.ConfirmAsync(slower);
        Assert.Equal("Cet horaire vient d’être pris.", lost.Heading);
        Assert.Equal(3, lost.Document.QuerySelectorAll("button.slot").Length);
    }

    [Fact]
    public async Task A_seat_whose_hold_is_over_is_given_to_the_next()
    {
        var open = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var network = NewNetwork();
        for (var i = 0; i < 5; i++)
            await HoldAsync(open.Slots[i], network: network);
        App.Clock.Advance(BookingDraft.HoldTime);

        var sixth = await HoldAsync(open.Slots[5], network: network);

        Assert.Equal((Now + BookingDraft.HoldTime, (short)1), ((await DraftAsync(sixth)).HeldUntil, (await DraftAsync(sixth)).Seat!.Value));
    }

    [Fact]
    public async Task Five_who_come_at_once_when_five_holds_are_over_get_a_seat_each()
    {
        var open = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var network = NewNetwork();
        for (var i = 0; i < 5; i++)
            await HoldAsync(open.Slots[i], network: network);
        App.Clock.Advance(BookingDraft.HoldTime);

        var drafts = await Race.RunAsync(5, i => HoldAsync(open.Slots[5 + i], network: network));

        var seats = await Task.WhenAll(drafts.Select(async draft => (await DraftAsync(draft)).Seat ?? 0));
        Assert.Equal([1, 2, 3, 4, 5], seats.Order().Select(seat => (int)seat));
    }

    [Fact]
    public async Task A_node_that_does_not_know_the_network_finds_its_first_seat_taken_and_takes_another()
    {
        var open = await Given.OpenSessionAsync();
        var network = NewNetwork();
        await HoldAsync(open.Slots[0], network: network);
        var otherNode = new HoldSlot(Use<Npgsql.NpgsqlDataSource>(), App.Clock, Use<KnownSlots>(), new(App.Clock));

        var second = await otherNode.ExecuteAsync(new(open.Slots[1].Id, null, network), default);

        Assert.Equal((short)2, (await DraftAsync(second.Value)).Seat);
        Assert.Equal(second.Value, (await SlotAsync(open.Slots[1])).HeldBy);
    }

    [Theory]
    [InlineData(6, ConstraintNames.NetworkHasFiveSeats)]
    [InlineData(1, ConstraintNames.SeatHasOneHold)]
    public async Task The_database_keeps_no_sixth_hold_for_a_network_and_no_seat_twice(int seat, string rule)
    {
        var open = await Given.OpenSessionAsync();
        var network = NewNetwork();
        await HoldAsync(open.Slots[0], network: network);
        var other = await HoldAsync(open.Slots[1], network: network);
        await using var db = App.Database.Open();

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            db.Database.ExecuteSqlAsync($"update booking_drafts set seat = {seat} where id = {other}"));

        Assert.Equal(rule, refused.ConstraintName);
    }

    private async Task<int> PlacesAsync(byte[] network)
    {
        await using var db = App.Database.Open();
        return await db.BookingDrafts.CountAsync(d => d.NetworkKey == network && d.Seat != null);
    }
}
