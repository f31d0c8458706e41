using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class CancelAppointmentTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Gives_the_slot_back_and_says_so()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);

        var result = await CancelAsync(appointment, CancelReason.TooFar);

        Assert.True(result.IsDone);
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        var cancelled = await AppointmentAsync(appointment.Id);
        Assert.Equal((AppointmentState.Cancelled, CancelReason.TooFar, 1), (cancelled.State, cancelled.CancelReason!.Value, cancelled.CalendarSequence));
        await using var db = App.Database.Open();
        var message = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"appointment-cancelled:{appointment.Id:N}");
        Assert.Contains("METHOD:CANCEL", message.CalendarFile);
        Assert.Contains("SEQUENCE:1", message.CalendarFile);
    }

    [Fact]
    public async Task A_place_is_booked_given_back_and_booked_again_without_end()
    {
        var open = await Given.OpenSessionAsync();
        for (var cycle = 0; cycle < 4; cycle++)
        {
            var appointment = await BookAsync(open.Slots[0]);
            Assert.True((await CancelAsync(appointment)).IsDone);
        }

        await BookAsync(open.Slots[0]);
        await using var db = App.Database.Open();
        Assert.Equal(1, await db.Appointments.CountAsync(a => a.SlotId == open.Slots[0].Id && a.State == AppointmentState.Booked));
    }

    [Fact]
    public async Task Refuses_a_wrong_key_as_if_there_were_no_appointment()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);

        Assert.Equal(AppointmentRefusal.NotFound, (await Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, "autre", null), default)).Refusal);
        Assert.Equal(AppointmentRefusal.NotFound, (await Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, null, null), default)).Refusal);
        Assert.Equal(AppointmentState.Booked, (await AppointmentAsync(appointment.Id)).State);
    }

    [Fact]
    public async Task Refuses_twice_and_refuses_late()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(2));
        var (first, second) = (await BookAsync(open.Slots[0]), await BookAsync(open.Slots[1]));
        await CancelAsync(first);
        Assert.Equal(AppointmentRefusal.StepNotAllowed, (await CancelAsync(first)).Refusal);
        App.Clock.MoveTo(second.StartsAt);

        Assert.Equal(AppointmentRefusal.AlreadyStarted, (await CancelAsync(second)).Refusal);
    }

    [Fact]
    public async Task Is_never_refused_because_too_many_messages_left()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);
        await using (var connection = await App.Database.OpenAsync())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "update message_counters set messages = cap";
            await command.ExecuteNonQueryAsync();
        }

        Assert.True((await CancelAsync(appointment)).IsDone);
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        await using var db = App.Database.Open();
        Assert.True(await db.OutboxMessages.AnyAsync(m => m.EventKey == $"appointment-cancelled:{appointment.Id:N}"));
    }

    [Fact]
    public async Task Ten_clicks_at_once_cancel_once()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);

        var results = await Race.RunAsync(10, _ => CancelAsync(appointment));

        Assert.Single(results, result => result.IsDone);
        Assert.Equal(1, (await AppointmentAsync(appointment.Id)).CalendarSequence);
    }

    private Task<Domain.Result<Domain.Done, AppointmentRefusal>> CancelAsync(Appointment appointment, CancelReason? reason = null) =>
        Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id), reason), default);
}
