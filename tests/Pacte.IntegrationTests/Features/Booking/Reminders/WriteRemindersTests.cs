using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Features.Booking.Reminders;

public sealed class WriteRemindersTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Each_reminder_is_written_once_in_its_time_whoever_writes()
    {
        var appointment = await InDaysAsync(10);
        await WriteAsync();
        Assert.Empty(await RemindersOfAsync(appointment));

        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));
        await Race.RunAsync(4, _ => WriteAsync());
        await WriteAsync();
        var asking = Assert.Single(await RemindersOfAsync(appointment));
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-1));
        await Race.RunAsync(4, _ => WriteAsync());
        App.Clock.Advance(TimeSpan.FromHours(2));
        await WriteAsync();

        Assert.Equal(
            [MessageKind.ThreeDaysBefore, MessageKind.DayBefore],
            (await RemindersOfAsync(appointment)).Select(m => m.Kind));
        Assert.Contains($"/rendez-vous/{appointment.Reference}/reponse?cle={Use<AppointmentLinks>().KeyOf(appointment.Id)}", asking.Body, StringComparison.Ordinal);
        Assert.Equal(
            (appointment.PersonId, appointment.StartsAt, "Europe/Paris", false, appointment.StartsAt.AddDays(-2)),
            (asking.PersonId!.Value, asking.AppointmentStartsAt!.Value, asking.TimeZone, asking.IsOnDemand, asking.ExpiresAt));
    }

    [Fact]
    public async Task What_is_booked_within_the_time_of_a_reminder_gets_only_the_next()
    {
        var appointment = await InDaysAsync(2);

        await WriteAsync();
        App.Clock.MoveTo(appointment.StartsAt.AddHours(-23));
        await WriteAsync();

        Assert.Equal([MessageKind.DayBefore], (await RemindersOfAsync(appointment)).Select(m => m.Kind));
    }

    [Theory]
    [InlineData(3, new[] { MessageKind.DayBefore })]
    [InlineData(8, new[] { MessageKind.ThreeDaysBefore, MessageKind.DayBefore })]
    public async Task An_hour_chosen_by_moving_is_reminded_of_as_one_just_booked(int days, MessageKind[] kinds)
    {
        var appointment = await BookAsync((await Given.OpenSessionAsync(date: Given.InDays(20))).Slots[0]);
        // At ten in UTC, the morning of the third day is within the time of the first reminder.
        App.Clock.MoveTo(new(Now.UtcDateTime.Date.AddDays(5).AddHours(10), TimeSpan.Zero));
        var sooner = (await Given.OpenSessionAsync(date: Given.InDays(days))).Slots[0];
        var moved = await Use<MoveAppointment>().ExecuteAsync(new(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id), sooner.Id), default);
        Assert.True(moved.IsDone, moved.Refusal.ToString());

        await WriteAsync();
        Assert.Empty(await RemindersOfAsync(appointment));
        foreach (var before in new[] { 72, 23 })
        {
            if (sooner.StartsAt.AddHours(-before) > Now)
                App.Clock.MoveTo(sooner.StartsAt.AddHours(-before));
            await WriteAsync();
        }

        Assert.Equal(kinds, (await RemindersOfAsync(appointment)).Select(m => m.Kind));
    }

    [Fact]
    public async Task A_worker_that_slept_too_long_writes_nothing_late()
    {
        var appointment = await InDaysAsync(10);

        App.Clock.MoveTo(appointment.StartsAt.AddHours(-47));
        await WriteAsync();
        Assert.Empty(await RemindersOfAsync(appointment));
        App.Clock.MoveTo(appointment.StartsAt.AddHours(-5));
        await WriteAsync();

        Assert.Empty(await RemindersOfAsync(appointment));
    }

    [Fact]
    public async Task A_reminder_of_an_appointment_cancelled_since_is_void()
    {
        var appointment = await BookAsync((await Given.OpenSessionAsync(date: Given.InDays(10))).Slots[0]);
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));
        await WriteAsync();

        await Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id), null), default);
        await Use<MessageQueue>().SettleAsync(default);
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-1));
        await WriteAsync();

        Assert.Equal(MessageState.Void, Assert.Single(await RemindersOfAsync(appointment)).State);
    }

    [Fact]
    public async Task A_kind_that_is_switched_off_is_not_written()
    {
        var appointment = await InDaysAsync(10);
        await SwitchAsync(on: false);
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-3));

        await WriteAsync();
        await SwitchAsync(on: true);
        Assert.Empty(await RemindersOfAsync(appointment));
        await WriteAsync();

        Assert.Single(await RemindersOfAsync(appointment));
    }

    [Fact]
    public async Task Overseas_the_hour_is_the_sites_own_and_the_reminder_waits_for_its_morning()
    {
        // Nine o'clock in Guadeloupe is 13:00 in UTC: the day before at that instant is nine there too, and not the night of Paris.
        var appointment = await InDaysAsync(10, await Given.SiteAsync(GivenPlaces.SainteRose));
        App.Clock.MoveTo(appointment.StartsAt.AddDays(-1));
        await WriteAsync();

        var reminder = Assert.Single(await RemindersOfAsync(appointment));
        Assert.Contains("à\u00A09\u00A0h (heure de la Guadeloupe)", reminder.Body.Replace('\u202F', '\u00A0'), StringComparison.Ordinal);
        Assert.Equal("America/Guadeloupe", reminder.TimeZone);
        Assert.NotNull(await ClaimAsync(reminder.Id));
    }

    [Fact]
    public async Task The_night_when_clocks_change_a_reminder_still_waits_for_eight_o_clock()
    {
        // Summer time begins on 26 March 2028, a Sunday: seven o'clock in the morning of the 25th is 06:00 in UTC, on the 26th 05:00.
        App.Clock.MoveTo(new(2028, 3, 20, 8, 0, 0, TimeSpan.Zero));
        var hours = new Domain.Sites.OpeningHours(new(7, 0), new(9, 0), new(14, 0), new(17, 0));
        var site = await Given.SiteAsync(hours: hours);
        var monday = await Given.AppointmentAsync(await Given.OpenSessionAsync(site, date: new(2028, 3, 27)));
        App.Clock.MoveTo(monday.StartsAt.AddDays(-1));
        await WriteAsync();
        var reminder = Assert.Single(await RemindersOfAsync(monday));
        Assert.Equal(new DateTimeOffset(2028, 3, 26, 5, 0, 0, TimeSpan.Zero), App.Clock.GetUtcNow());
        await TurnIntoShortMessageAsync(reminder.Id);

        Assert.Null(await ClaimAsync(reminder.Id));
        await Use<MessageQueue>().SettleAsync(default);

        await using var db = App.Database.Open();
        Assert.Equal(new DateTimeOffset(2028, 3, 26, 6, 0, 0, TimeSpan.Zero), (await db.OutboxMessages.SingleAsync(m => m.Id == reminder.Id)).DueAt);
    }

    private async Task<Appointment> InDaysAsync(int days, Domain.Sites.Site? site = null) =>
        await Given.AppointmentAsync(await Given.OpenSessionAsync(site, date: Given.InDays(days)));

    private Task<int> WriteAsync() => Use<WriteReminders>().ExecuteAsync(default);

    private async Task<List<OutboxMessage>> RemindersOfAsync(Appointment appointment)
    {
        await using var db = App.Database.Open();
        return await db.OutboxMessages
            .Where(m => m.AppointmentId == appointment.Id && m.EventKey.StartsWith("reminder:")).OrderBy(m => m.CreatedAt).ToListAsync();
    }

    // Of all that waits, whether this one may leave now.
    private async Task<OutboxMessage?> ClaimAsync(Guid id)
    {
        while (await Use<MessageQueue>().ClaimAsync(MessageChannel.Email, TimeSpan.FromMinutes(1), default) is { } claimed)
        {
            if (claimed.Id == id)
                return claimed;
        }

        while (await Use<MessageQueue>().ClaimAsync(MessageChannel.Sms, TimeSpan.FromMinutes(1), default) is { } claimed)
        {
            if (claimed.Id == id)
                return claimed;
        }

        return null;
    }

    private async Task TurnIntoShortMessageAsync(Guid id)
    {
        await using var db = App.Database.Open();
        await db.OutboxMessages.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Channel, MessageChannel.Sms));
    }

    private async Task SwitchAsync(bool on)
    {
        await using var db = App.Database.Open();
        await db.MessagePolicies.Where(p => p.Kind == MessageKind.ThreeDaysBefore).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsEnabled, on));
    }
}
