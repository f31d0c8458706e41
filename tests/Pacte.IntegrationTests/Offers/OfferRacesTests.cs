using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Offers;

public sealed class OfferRacesTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task An_offer_is_taken_or_passed_on_and_never_both()
    {
        for (var round = 0; round < 10; round++)
        {
            await Waiting.NobodyAsync();
            var open = await Given.OpenSessionAsync();
            await Waiting.PersonAsync(waited: TimeSpan.FromDays(2));
            await Waiting.PersonAsync();
            await FreeAsync(open.Slots[0]);
            var offer = (await LiveOfferAsync(open.Slots[0]))!;

            var results = await Race.RunAsync(6, async index => index % 2 == 0 ? (await AcceptAsync(offer)).IsDone : (await DeclineAsync(offer)).IsDone);

            var taken = (await SlotAsync(open.Slots[0])).State is SlotState.Booked;
            Assert.Equal(taken ? OfferState.Accepted : OfferState.Declined, (await OfferAsync(offer.Id)).State);
            Assert.Equal(taken, await LiveOfferAsync(open.Slots[0]) is null);
            Assert.Contains(true, results);
        }
    }

    [Fact]
    public async Task Slots_freed_at_once_are_offered_to_as_many_people()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        for (var person = 0; person < 9; person++)
            await Waiting.PersonAsync(waited: TimeSpan.FromDays(person));
        var booked = new List<Appointment>();
        foreach (var slot in open.Slots)
            booked.Add(await BookAsync(slot));

        await Race.RunAsync(booked.Count, index => CancelAsync(booked[index]));
        // Whoever was being asked by another at that instant was passed over: a slot left without anybody is free for all.
        await using var db = App.Database.Open();
        var offers = await db.SlotOffers.Where(o => open.Slots.Select(s => s.Id).Contains(o.SlotId) && o.State == OfferState.Offered).ToListAsync();
        var slots = await db.Slots.Where(s => s.SessionId == open.Session.Id).ToListAsync();

        Assert.Equal(offers.Count, offers.Select(o => o.PersonId).Distinct().Count());
        Assert.All(slots, s => Assert.Equal(s.KeptFor is KeptFor.Offers, offers.Exists(o => o.SlotId == s.Id)));
        Assert.All(slots, s => Assert.Equal(SlotState.Free, s.State));
    }

    [Fact]
    public async Task Two_workers_pass_each_offer_on_once()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        for (var person = 0; person < 8; person++)
            await Waiting.PersonAsync(waited: TimeSpan.FromDays(person));
        for (var slot = 0; slot < 4; slot++)
            await FreeAsync(open.Slots[slot]);
        App.Clock.Advance((await LiveOfferAsync(open.Slots[3]))!.Until - Now);

        await Race.RunAsync(4, _ => PassAsync());

        await using var db = App.Database.Open();
        var all = await db.SlotOffers.Where(o => open.Slots.Select(s => s.Id).Contains(o.SlotId)).ToListAsync();
        Assert.Equal(4, all.Count(o => o.State is OfferState.Expired));
        Assert.Equal(4, all.Count(o => o.State is OfferState.Offered));
    }

    [Fact]
    public async Task The_database_keeps_one_live_offer_per_slot_and_per_person()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        var other = await Waiting.PersonAsync();
        await Waiting.PersonAsync(waited: TimeSpan.FromDays(2));
        await FreeAsync(open.Slots[0]);
        var offer = (await LiveOfferAsync(open.Slots[0]))!;

        Assert.Equal(ConstraintNames.SlotIsOfferedToOne, await CopyAsync(offer, "slot_id, $2", other.PersonId));
        Assert.Equal(ConstraintNames.PersonHasOneLiveOffer, await CopyAsync(offer, "$2, person_id", open.Slots[1].Id));
        Assert.Equal(ConstraintNames.OfferEndsOnce, await TryAsync("update slot_offers set answered_at = now() where id = $1", offer.Id));
        Assert.Equal(ConstraintNames.OfferAnswersOneWish, await TryAsync("update slot_offers set entry_id = null where id = $1", offer.Id));
        Assert.Equal(ConstraintNames.WaitingEntryIsWhole, await TryAsync("update waiting_entries set days = 0 where id = $1", other.Id));
        Assert.Equal(
            ConstraintNames.PersonWaitsOnce,
            await TryAsync(
                """
                insert into waiting_entries
                select gen_random_uuid(), person_id, specialty, place_insee, latitude, longitude, radius_km, days, mornings, afternoons,
                       step_free_only, first_day, last_day, since, has_treating_doctor, state, closed_at
                  from waiting_entries where id = $1
                """,
                other.Id));
        Assert.Equal(
            ConstraintNames.RegionSettingsInBounds,
            await TryAsync("insert into region_settings values ($1, 101, 60, 240)", "essai"));
    }

    private Task<string?> CopyAsync(SlotOffer offer, string slotAndPerson, Guid value) => TryAsync(
        $"""
         insert into slot_offers (id, slot_id, person_id, entry_id, reason, offered_at, until, state, rule, ranked, waiting_since, road_km, has_treating_doctor)
         select gen_random_uuid(), {slotAndPerson}, entry_id, reason, offered_at, until, state, rule, ranked, waiting_since, road_km, has_treating_doctor
           from slot_offers where id = $1
         """,
        offer.Id,
        value);

    private async Task<string?> TryAsync(string sql, params object[] values)
    {
        await using var connection = await App.Database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (Npgsql.PostgresException error)
        {
            return error.ConstraintName;
        }
    }
}
