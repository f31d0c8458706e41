using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Features.Booking.Waiting;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

/// <summary>Somebody is erased at the very moment at which something happens to them.</summary>
public sealed class ErasingRacesTests(PacteApp app) : RightsTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Booking_and_erasing_at_once_leave_no_appointment_of_nobody()
    {
        var open = await Given.OpenSessionAsync(part: Pacte.Domain.Sites.DayPart.FullDay);
        for (var round = 0; round < 6; round++)
        {
            var form = SomebodyNew();
            var before = await BookAndCancelAsync(open.Slots[0], form);
            var proved = await ProveAsync(form);
            var draft = await HoldAsync(open.Slots[round + 1]);
            var code = await AskForCodeAsync(draft, form);

            await Race.RunAsync(2, async racer =>
            {
                if (racer == 0)
                    await ConfirmAsync(draft, code);
                else
                    await Use<EraseIdentity>().ExecuteAsync(proved, before.PersonId, default);
            });
        }

        await using var connection = await App.Database.OpenAsync();
        await using var orphans = new NpgsqlCommand(
            "select count(*) from appointments a join persons p on p.id = a.person_id where a.state = 'Booked' and p.erased_at is not null", connection);
        Assert.Equal(0L, await orphans.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Taking_an_offer_and_erasing_at_once_leave_no_appointment_of_nobody_and_fail_nowhere(bool together)
    {
        for (var round = 0; round < (together ? 8 : 1); round++)
        {
            var (offer, person, proved) = await OfferedAsync();
            var take = () => Use<AcceptOffer>().ExecuteAsync(new(offer.Id, OfferKeyOf(offer)), default);

            if (together)
            {
                await Race.RunAsync(2, async racer =>
                {
                    if (racer == 0)
                        await take();
                    else
                        await Use<EraseIdentity>().ExecuteAsync(proved, person, default);
                });
            }
            else
            {
                Assert.Equal(OfferRefusal.NotFound, await WhileErasingAsync(person, take));
            }

            await using var db = App.Database.Open();
            var erased = (await db.Persons.SingleAsync(p => p.Id == person)).IsErased;
            Assert.Equal(!erased, await db.Appointments.AnyAsync(a => a.PersonId == person && a.State == AppointmentState.Booked));
            Assert.Equal(erased ? SlotState.Free : SlotState.Booked, (await db.Slots.SingleAsync(s => s.Id == offer.SlotId)).State);
        }
    }

    [Fact]
    public async Task Taking_another_place_after_a_session_fell_and_erasing_at_once_leave_no_appointment_of_nobody()
    {
        for (var round = 0; round < 6; round++)
        {
            var (offer, person, proved) = await DisplacedAsync();

            await Race.RunAsync(2, async racer =>
            {
                if (racer == 0)
                    await Use<AcceptOffer>().ExecuteAsync(new(offer.Id, OfferKeyOf(offer)), default);
                else
                    await Use<EraseIdentity>().ExecuteAsync(proved, person, default);
            });

            await using var db = App.Database.Open();
            var erased = (await db.Persons.SingleAsync(p => p.Id == person)).IsErased;
            Assert.Equal(erased ? AppointmentState.Cancelled : AppointmentState.Booked, (await db.Appointments.SingleAsync(a => a.Id == offer.AppointmentId)).State);
            Assert.Equal(erased ? OfferState.Withdrawn : OfferState.Accepted, (await db.SlotOffers.SingleAsync(o => o.Id == offer.Id)).State);
            Assert.Equal(erased ? SlotState.Free : SlotState.Booked, (await db.Slots.SingleAsync(s => s.Id == offer.SlotId)).State);
        }
    }

    [Fact]
    public async Task Links_to_a_wait_and_to_an_offer_open_no_more()
    {
        var (offer, person, proved) = await OfferedAsync();
        var (entryPath, offerPath) = (Use<OfferLinks>().EntryPath(offer.EntryId!.Value), Use<OfferLinks>().OfferPath(offer.Id));
        using var visitor = App.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(entryPath)).Status);

        Assert.True((await Use<EraseIdentity>().ExecuteAsync(proved, person, default)).IsDone);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(entryPath)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(entryPath.Replace("?", "/quitter?", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(offerPath)).Status);
    }

    private async Task<(SlotOffer Offer, Guid Person, Guid Proved)> OfferedAsync()
    {
        await new GivenWaiting(App.Database, App.Clock).NobodyAsync();
        var entry = await new GivenWaiting(App.Database, App.Clock).PersonAsync();
        var open = await Given.OpenSessionAsync();
        await using var db = App.Database.Open();
        var slot = await db.Slots.SingleAsync(s => s.Id == open.Slots[0].Id);
        Assert.True(await Use<Pacte.Web.Offers.OfferSlot>().ToNextAsync(db, slot, OfferReason.Freed, default));
        await db.SaveChangesAsync();
        var person = await db.Persons.SingleAsync(p => p.Id == entry.PersonId);
        await db.Persons.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ContactKey, Use<PatientKeys>().OfContact(new Contact(person.Contact!))));
        var form = SomebodyNew();
        (form.Contact, form.Birth) = (person.Contact, new() { Day = "1", Month = "2", Year = "1950" });
        return (await db.SlotOffers.SingleAsync(o => o.SlotId == slot.Id), person.Id, await ProveAsync(form));
    }

    // Their hour is over, so that they may be erased, and another place is still kept for them.
    private async Task<(SlotOffer Offer, Guid Person, Guid Proved)> DisplacedAsync()
    {
        App.Clock.MoveTo(new(Now.UtcDateTime.Date.AddDays(1).AddHours(10), TimeSpan.Zero));
        await using var db = App.Database.Open();
        await db.Database.ExecuteSqlAsync(
            $"update slots set state = 'Held', held_until = '2100-01-01', held_by = gen_random_uuid() where state in ('Free', 'Held')");
        var fallen = await Given.OpenSessionAsync(date: Given.InDays(1));
        var form = SomebodyNew();
        var booked = await BookAsync(fallen.Slots[0], form);
        await Given.OpenSessionAsync(fallen.Site, date: Given.InDays(4), room: 2);
        var fell = await Use<CancelSession>().ExecuteAsync(fallen.Session.Id, SessionReason.Illness, Given.AsAgency(fallen.Site.RegionCode), default);
        Assert.True(fell.IsDone, fell.Refusal.ToString());
        App.Clock.MoveTo(booked.EndsAt.AddMinutes(1));
        var offer = await db.SlotOffers.SingleAsync(o => o.AppointmentId == booked.Id && o.State == OfferState.Offered);
        Assert.True(offer.IsLiveAt(Now));
        return (offer, booked.PersonId, await ProveAsync(form));
    }

    private string OfferKeyOf(SlotOffer offer) => Use<OfferLinks>().OfferPath(offer.Id).Split("cle=")[1];

    // The offer is read as live, then the person's erasure is committed, then the appointment is written.
    private async Task<OfferRefusal?> WhileErasingAsync(Guid person, Func<Task<Pacte.Domain.Result<Guid, OfferRefusal>>> take)
    {
        await using var eraser = await App.Database.OpenAsync();
        await using var transaction = await eraser.BeginTransactionAsync();
        await using var erase = new NpgsqlCommand(
            """
            update persons set first_name = '', last_name = '', contact = null, contact_key = null, birth_date = '-infinity', homonym_key = null,
                   identity_key = uuid_send(gen_random_uuid()), erased_at = now()
             where id = $1
            """,
            eraser);
        erase.Parameters.Add(new() { Value = person });
        await erase.ExecuteNonQueryAsync();
        var taking = take();
        await App.Database.SomebodyWaitsAsync();
        await transaction.CommitAsync();
        return (await taking).Refusal;
    }
}
