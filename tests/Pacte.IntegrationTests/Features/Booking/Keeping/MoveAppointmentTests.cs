using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Features.Booking.Keeping;

public sealed class MoveAppointmentTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Keeps_the_appointment_and_its_link_and_tells_the_new_hour()
    {
        var open = await Given.OpenSessionAsync();
        var elsewhere = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(9));
        var before = await BookAsync(open.Slots[0]);

        Assert.True((await MoveAsync(before, elsewhere.Slots[4])).IsDone);

        var after = await AppointmentAsync(before.Id);
        Assert.Equal((before.Reference, before.BookedAt), (after.Reference, after.BookedAt));
        Assert.Equal(before.KeyHash, after.KeyHash);
        Assert.Equal(
            (elsewhere.Slots[4].Id, elsewhere.Session.Id, elsewhere.Site.Id, elsewhere.Doctor.Id), (after.SlotId, after.SessionId, after.SiteId, after.DoctorId));
        Assert.Equal((elsewhere.Slots[4].StartsAt, elsewhere.Slots[4].EndsAt, 1), (after.StartsAt, after.EndsAt, after.CalendarSequence));
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal(SlotState.Booked, (await SlotAsync(elsewhere.Slots[4])).State);
        var message = Assert.Single(await MessagesAsync(before));
        Assert.Contains(elsewhere.Site.Name, message.Body);
        Assert.Contains(Use<AppointmentLinks>().UrlOf(before.Reference, before.Id), message.Body);
        Assert.Contains("SEQUENCE:1", message.CalendarFile);
        Assert.Contains("METHOD:PUBLISH", message.CalendarFile);
        Assert.Contains($"UID:{before.Id:N}@pacte", message.CalendarFile);
        await BookAsync(open.Slots[0]);
    }

    [Fact]
    public async Task Fifty_movers_to_one_slot_leave_one_there_and_everybody_with_one()
    {
        var target = (await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(3))).Slots[0];
        var movers = new List<Appointment>();
        for (var day = 10; movers.Count < 50; day++)
        {
            var open = await Given.OpenSessionAsync(date: Given.InDays(day));
            for (var i = 0; i < open.Slots.Count && movers.Count < 50; i++)
                movers.Add(await LinkedAsync(open, i));
        }

        var results = await Race.RunAsync(50, i => MoveAsync(movers[i], target));

        Assert.Single(results, result => result.IsDone);
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(MoveRefusal.JustTaken, result.Refusal));
        await AssertWholeAsync(movers);
        Assert.Equal(SlotState.Booked, (await SlotAsync(target)).State);
    }

    [Fact]
    public async Task Two_who_cross_change_places_with_nobody_and_lose_nothing()
    {
        var (one, other) = (await Given.OpenSessionAsync(date: Given.InDays(4)), await Given.OpenSessionAsync(date: Given.InDays(5)));
        var (a, b) = (await LinkedAsync(one, 0), await LinkedAsync(other, 0));

        // Each wants what the other has, and a third slot that both want.
        var results = await Race.RunAsync(4, i => i switch
        {
            0 => MoveAsync(a, other.Slots[0]),
            1 => MoveAsync(b, one.Slots[0]),
            2 => MoveAsync(a, one.Slots[3]),
            _ => MoveAsync(b, one.Slots[3]),
        });

        Assert.Contains(results, result => result.IsDone);
        await AssertWholeAsync([a, b]);
    }

    [Fact]
    public async Task A_form_posted_twice_moves_once_and_tells_once()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await LinkedAsync(open, 0);

        var results = await Race.RunAsync(8, _ => MoveAsync(appointment, open.Slots[2]));

        Assert.All(results, result => Assert.True(result.IsDone, $"{result.Refusal}"));
        Assert.True((await MoveAsync(appointment, open.Slots[2])).IsDone);
        Assert.Equal(1, (await AppointmentAsync(appointment.Id)).CalendarSequence);
        Assert.Single(await MessagesAsync(appointment));
        await AssertWholeAsync([appointment]);
    }

    [Fact]
    public async Task Against_a_cancellation_either_wins_and_no_slot_is_lost()
    {
        for (var round = 0; round < 6; round++)
        {
            var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(6));
            var appointment = await LinkedAsync(open, 0);

            await Race.RunAsync(2, async i => i == 0
                ? (await MoveAsync(appointment, open.Slots[1])).IsDone
                : (await Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, KeyOf(appointment), null), default)).IsDone);

            var after = await AppointmentAsync(appointment.Id);
            var booked = 0;
            foreach (var slot in open.Slots)
                booked += (await SlotAsync(slot)).State is SlotState.Booked ? 1 : 0;
            Assert.Equal(after.State is AppointmentState.Booked ? 1 : 0, booked);
            Assert.Contains(after.State, new[] { AppointmentState.Booked, AppointmentState.Cancelled });
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Against_the_cancellation_of_a_session_it_stands_elsewhere_or_waits_to_be_moved(bool oldFalls)
    {
        for (var round = 0; round < 6; round++)
        {
            var from = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(6));
            var to = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(7));
            var appointment = await LinkedAsync(from, 0);
            var falls = (oldFalls ? from : to).Session.Id;

            var results = await Race.RunAsync(2, async i => i == 0 ? (await MoveAsync(appointment, to.Slots[0])).IsDone : await CancelSessionAsync(falls));

            Assert.True(results[1]);
            var after = await AppointmentAsync(appointment.Id);
            var standsInFallen = after.SessionId == falls;
            Assert.Equal(standsInFallen ? AppointmentState.ToMove : AppointmentState.Booked, after.State);
            if (after.State is AppointmentState.Booked)
                await AssertWholeAsync([appointment]);
            // One whose session fell can always be moved afterwards by the same act.
            else
                Assert.True((await MoveAsync(appointment, (oldFalls ? to : from).Slots[1])).IsDone);
        }
    }

    [Fact]
    public async Task One_whose_session_fell_moves_by_the_same_act_and_its_closed_slot_stays_closed()
    {
        var from = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(6));
        var to = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(7));
        var appointment = await LinkedAsync(from, 0);
        Assert.True(await CancelSessionAsync(from.Session.Id));
        App.Clock.MoveTo(from.Session.EndsAt);

        Assert.True((await MoveAsync(appointment, to.Slots[0])).IsDone);

        var after = await AppointmentAsync(appointment.Id);
        Assert.Equal((AppointmentState.Booked, 2), (after.State, after.CalendarSequence));
        Assert.Equal(SlotState.Closed, (await SlotAsync(from.Slots[0])).State);
        await AssertWholeAsync([appointment]);
    }

    [Fact]
    public async Task Refuses_what_cannot_be_taken_and_leaves_the_appointment_where_it_was()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(8));
        var appointment = await LinkedAsync(open, 0);
        await BookAsync(open.Slots[1]);
        await HoldAsync(open.Slots[2]);
        var cardiology = await Given.SiteAsync(GivenPlaces.Ham);
        await Given.NeedAsync(cardiology, Given.InDays(8), DayPart.Morning, specialty: Specialty.Cardiology);
        var other = await Given.OpenSessionAsync(cardiology, await Given.DoctorAsync(specialty: Specialty.Cardiology), Given.InDays(8));
        await using (var db = App.Database.Open())
        {
            (await db.Slots.SingleAsync(s => s.Id == open.Slots[3].Id)).Keep(KeptFor.Residents, Now.AddDays(1));
            await db.SaveChangesAsync();
        }

        Assert.Equal(MoveRefusal.JustTaken, (await MoveAsync(appointment, open.Slots[1])).Refusal);
        Assert.Equal(MoveRefusal.JustTaken, (await MoveAsync(appointment, open.Slots[2])).Refusal);
        Assert.Equal(MoveRefusal.JustTaken, (await MoveAsync(appointment, open.Slots[3])).Refusal);
        Assert.Equal(MoveRefusal.NoLongerOffered, (await MoveAsync(appointment, other.Slots[0])).Refusal);
        Assert.Equal(MoveRefusal.NoLongerOffered, (await Use<MoveAppointment>().ExecuteAsync(new(appointment.Reference, KeyOf(appointment), Guid.NewGuid()), default)).Refusal);
        Assert.Equal(MoveRefusal.NotFound, (await Use<MoveAppointment>().ExecuteAsync(new(appointment.Reference, "autre", open.Slots[4].Id), default)).Refusal);
        Assert.Equal((open.Slots[0].Id, 0), ((await AppointmentAsync(appointment.Id)).SlotId, (await AppointmentAsync(appointment.Id)).CalendarSequence));
        await AssertWholeAsync([appointment]);
        Assert.Equal(SlotState.Free, (await SlotAsync(other.Slots[0])).State);

        App.Clock.MoveTo(appointment.StartsAt);
        Assert.Equal(MoveRefusal.AlreadyStarted, (await MoveAsync(appointment, open.Slots[8])).Refusal);
    }

    [Fact]
    public async Task The_place_left_is_offered_to_who_waits_for_one()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix));
        var appointment = await LinkedAsync(open, 0);
        var waiting = await new GivenWaiting(App.Database, App.Clock).PersonAsync(GivenPlaces.Mirepoix);

        Assert.True((await MoveAsync(appointment, open.Slots[5])).IsDone);

        await using var db = App.Database.Open();
        Assert.Equal(open.Slots[0].Id, (await db.SlotOffers.SingleAsync(o => o.EntryId == waiting.Id)).SlotId);
        Assert.Equal((SlotState.Free, KeptFor.Offers), ((await SlotAsync(open.Slots[0])).State, (await SlotAsync(open.Slots[0])).KeptFor!.Value));
        Assert.Equal(MoveRefusal.JustTaken, (await MoveAsync(appointment, open.Slots[0])).Refusal);
    }

    [Fact]
    public async Task Overseas_it_says_the_hour_of_the_place()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.SainteRose));
        var appointment = await LinkedAsync(open, 0);

        Assert.True((await MoveAsync(appointment, open.Slots[3])).IsDone);

        var body = Assert.Single(await MessagesAsync(appointment)).Body;
        Assert.Contains("10\u00A0h", body);
        Assert.Contains("heure de la Guadeloupe", body);
        Assert.Equal(new TimeOnly(14, 0), TimeOnly.FromDateTime((await AppointmentAsync(appointment.Id)).StartsAt.UtcDateTime));
    }

    private string KeyOf(Appointment appointment) => Use<AppointmentLinks>().KeyOf(appointment.Id);

    private Task<Result<Done, MoveRefusal>> MoveAsync(Appointment appointment, Slot slot) =>
        Use<MoveAppointment>().ExecuteAsync(new(appointment.Reference, KeyOf(appointment), slot.Id), default);

    // Written straight into the database, for the many that a race needs; its link opens like any other.
    private async Task<Appointment> LinkedAsync(OpenSession open, int slot)
    {
        var id = (await Given.AppointmentAsync(open, slot)).Id;
        await using var db = App.Database.Open();
        var (hash, reference) = (Use<AppointmentLinks>().KeyHashOf(id), AppointmentReference.New(Random.Shared.Next));
        await db.Database.ExecuteSqlAsync($"update appointments set key_hash = {hash}, reference = {reference} where id = {id}");
        return await AppointmentAsync(id);
    }

    private async Task<bool> CancelSessionAsync(Guid session) => (await Use<UnitOfWork>().WriteAsync<Done, SessionRefusal>(
        Scope.National,
        db => Use<SessionCancellation>().CancelAsync(db, Given.AsAgency(GivenPlaces.HautsDeFrance), session, CancelledBy.Ars, SessionReason.Illness, default),
        _ => null,
        default)).IsDone;

    private async Task<List<Domain.Messages.OutboxMessage>> MessagesAsync(Appointment appointment)
    {
        await using var db = App.Database.Open();
        return await db.OutboxMessages.Where(m => m.EventKey.StartsWith($"appointment-moved:{appointment.Id:N}:")).ToListAsync();
    }

    // Each stands booked on a booked slot of its own hour, and no slot of these sessions is booked without an appointment.
    private async Task AssertWholeAsync(IReadOnlyList<Appointment> appointments)
    {
        await using var db = App.Database.Open();
        foreach (var appointment in appointments)
        {
            var row = await db.Appointments.SingleAsync(a => a.Id == appointment.Id);
            var slot = await db.Slots.SingleAsync(s => s.Id == row.SlotId);
            Assert.Equal((AppointmentState.Booked, SlotState.Booked), (row.State, slot.State));
            Assert.Equal((slot.StartsAt, slot.EndsAt, slot.SessionId, slot.SiteId), (row.StartsAt, row.EndsAt, row.SessionId, row.SiteId));
        }

        Assert.Equal(0, await db.Slots.CountAsync(s => s.State == SlotState.Booked && !db.Appointments.Any(a => a.SlotId == s.Id && a.State == AppointmentState.Booked)));
    }
}
