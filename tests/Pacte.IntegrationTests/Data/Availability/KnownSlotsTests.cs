using System.Runtime.CompilerServices;
using Npgsql;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Data.Availability;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.IntegrationTests.Data.Availability;

/// <summary>What a node knows of the slots against what the database says.</summary>
public sealed class KnownSlotsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private static readonly DayPart[] Parts = [DayPart.FullDay, DayPart.Morning, DayPart.Afternoon];

    [Fact]
    public async Task Memory_answers_what_the_database_answers()
    {
        var random = new Random(20270302);
        var sites = new List<PublicSite>();
        foreach (var place in (Pacte.Domain.Geography.Commune[])[GivenPlaces.Peronne, GivenPlaces.Ham, GivenPlaces.Mirepoix, GivenPlaces.SainteRose])
        {
            var site = await Given.SiteAsync(place);
            sites.Add(new(site));
            foreach (var day in (int[])[1, 2, 27, 28, 190])
            {
                await Given.NeedAsync(site, Given.InDays(day), DayPart.FullDay, 1, 2, 2);
                await Given.OpenSessionAsync(site, date: Given.InDays(day), part: DayPart.FullDay);
                await Given.OpenSessionAsync(site, date: Given.InDays(day), part: DayPart.FullDay, room: 2);
            }
        }

        var compared = 0;
        for (var round = 0; round < 12; round++)
        {
            await ScatterAsync(random);
            await Use<KnownSlots>().RefreshAsync(default);
            foreach (var wish in from day in (int?[])[null, -2, 1, 2, 28, 200] from part in Parts from all in (bool[])[true, false] select Wish(day, part, all))
            {
                var known = Use<KnownSlots>().Current!.Next(sites, wish, Now);
                Assert.Equal(await Use<FreeSlots>().ReadNextAsync(sites, wish, default), known);
                compared += known.Count;
            }

            foreach (var site in sites)
            {
                var all = random.Next(2) == 0;
                Assert.Equal(await Use<FreeSlots>().ReadOfSiteAsync(site.Id, all, default), Use<KnownSlots>().Current!.All(site.Id, all, Now));
            }

            App.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 300)));
        }

        Assert.True(compared > 1000, $"{compared} slots were compared.");
    }

    [Fact]
    public async Task What_this_node_takes_is_gone_at_once_and_what_it_gives_back_is_there()
    {
        var open = await Given.OpenSessionAsync();
        var site = new PublicSite(open.Site);

        var draft = await HoldAsync(open.Slots[0]);
        Assert.Equal(open.Slots.Skip(1).Take(3).Select(s => s.Id), Shown(site));
        var booked = await BookAsync(open.Slots[1]);
        Assert.Equal(open.Slots.Skip(2).Take(3).Select(s => s.Id), Shown(site));
        Assert.Equal(BookingRefusal.JustTaken, (await TryHoldAsync(open.Slots[1])).Refusal);

        // The same browser takes another, and leaves the first to anybody.
        await HoldAsync(open.Slots[2], draft);
        Assert.Equal([open.Slots[0].Id, open.Slots[3].Id, open.Slots[4].Id], Shown(site));
        await HoldAsync(open.Slots[0]);
        Assert.Equal(AppointmentState.Booked, booked.State);
    }

    [Fact]
    public async Task A_slot_that_was_refused_is_not_shown_again_although_nothing_was_read_since()
    {
        var open = await Given.OpenSessionAsync();
        await using var elsewhere = await App.Database.OpenAsync();
        await using var take = new NpgsqlCommand("update slots set state = 'Held', held_until = $1, held_by = id where id = $2", elsewhere)
        {
            Parameters = { new() { Value = Now.AddMinutes(10) }, new() { Value = open.Slots[0].Id } },
        };
        await take.ExecuteNonQueryAsync();

        Assert.Equal(BookingRefusal.JustTaken, (await TryHoldAsync(open.Slots[0])).Refusal);

        Assert.Equal(open.Slots.Skip(1).Take(3).Select(s => s.Id), Shown(new(open.Site)));
    }

    [Fact]
    public async Task Own_acts_and_those_of_others_at_once_end_at_the_truth()
    {
        var open = await Given.OpenSessionAsync(part: DayPart.FullDay);
        var site = new PublicSite(open.Site);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(racer => Task.Run(async () =>
        {
            var random = new Random(racer);
            for (var i = 0; i < 40; i++)
            {
                var slot = open.Slots[random.Next(open.Slots.Count)];
                if (racer < 4)
                    await TryHoldAsync(slot);
                else if (racer < 7)
                    await FreeElsewhereAsync(slot);
                else
                    await Use<KnownSlots>().RefreshAsync(default);
            }
        })));
        // What the node did by itself is read once more.
        await Use<KnownSlots>().RefreshAsync(default);
        await Use<KnownSlots>().RefreshAsync(default);

        Assert.Equal(await Use<FreeSlots>().ReadOfSiteAsync(site.Id, false, default), Use<KnownSlots>().Current!.All(site.Id, false, Now));
    }

    [Fact]
    public void A_slot_is_a_few_tens_of_bytes() => Assert.Equal(48, Unsafe.SizeOf<KnownSlot>());

    private async Task FreeElsewhereAsync(Slot slot)
    {
        await using var elsewhere = await App.Database.OpenAsync();
        await using var free = new NpgsqlCommand("update slots set state = 'Free', held_until = null, held_by = null where id = $1", elsewhere)
        {
            Parameters = { new() { Value = slot.Id } },
        };
        await free.ExecuteNonQueryAsync();
    }

    private SlotWish Wish(int? day, DayPart part, bool all) =>
        new(From: day is { } days ? Given.InDays(days) : null, Part: part) { OpenToAllOnly = all };

    // Some are held, over or not, kept for somebody, or free again.
    private async Task ScatterAsync(Random random)
    {
        await using var connection = await App.Database.OpenAsync();
        await using var scatter = new NpgsqlCommand(
            """
            update slots set
                   state = x.state, held_until = case when x.state = 'Held' then x.later end, held_by = case when x.state = 'Held' then id end,
                   public_from = case when x.kept <> '' then x.later end, kept_for = nullif(x.kept, '')
              from (select id as slot, (array['Free', 'Free', 'Free', 'Held'])[1 + (h & 3)] as state,
                           (array['', '', 'Offers', 'Residents'])[1 + (h >> 2 & 3)] as kept,
                           $2 + (h >> 4 & 1023) * interval '1 minute' - interval '4 hours' as later
                      from (select id, hashtext(id::text || $1) as h from slots where state in ('Free', 'Held')) hashed) x
             where slots.id = x.slot and hashtext(id::text || 'b' || $1) & 1 = 0
            """, connection)
        {
            Parameters = { new() { Value = random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture) }, new() { Value = Now } },
        };
        await scatter.ExecuteNonQueryAsync();
    }

    private IEnumerable<Guid> Shown(PublicSite site) => Use<KnownSlots>().Current!.Next([site], new(), Now).Select(slot => slot.Id);
}
