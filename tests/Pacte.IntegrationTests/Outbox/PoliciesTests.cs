using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Outbox;

/// <summary>What policies and appointments make of messages that wait.</summary>
public sealed class PoliciesTests(PacteApp app) : OutboxTest(app), IClassFixture<PacteApp>
{
    /// <summary>A provider that takes everything.</summary>
    private sealed class Anybody : IMessageSender
    {
        public MessageChannel Channel => MessageChannel.Sms;

        public bool IsReady => true;

        public TimeSpan Patience => TimeSpan.FromSeconds(10);

        public Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience) => Task.FromResult(new SendResult(SendOutcome.Sent));
    }

    [Theory]
    [InlineData("Europe/Paris", 7), InlineData("America/Cayenne", 11), InlineData("Indian/Reunion", 4), InlineData(null, 7)]
    public async Task A_reminder_waits_for_the_morning_of_its_site_and_a_code_does_not(string? zone, int utcHour)
    {
        MoveToNextDay(utcHour, minus: 1);
        var reminder = await WriteAsync(Message(MessageKind.DayBefore, zone));
        var code = await WriteAsync(Message(MessageKind.Code, zone));

        await DeliverAsync(new Anybody());
        Assert.Equal((MessageState.Waiting, MessageState.Sent), (await StateOfAsync(reminder), await StateOfAsync(code)));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(new Anybody());

        Assert.Equal(MessageState.Sent, await StateOfAsync(reminder));
    }

    [Fact]
    public async Task A_kind_that_is_switched_off_is_void()
    {
        await SetAsync(on: false);
        var id = await WriteAsync(Message(MessageKind.Moved, "Europe/Paris"));

        await DeliverAsync(new Anybody());
        await SetAsync(on: true);

        Assert.Equal((MessageState.Void, "PolicyOff"), ((await FindAsync(id)).State, (await FindAsync(id)).LastFailure));

        async Task SetAsync(bool on)
        {
            await using var db = App.Database.Open();
            await db.MessagePolicies.Where(p => p.Kind == MessageKind.Moved).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsEnabled, on));
        }
    }

    [Fact]
    public async Task What_tells_of_an_hour_is_void_once_the_appointment_is_no_longer_then()
    {
        var appointment = await App.Given.AppointmentAsync(await App.Given.OpenSessionAsync(date: App.Given.InDays(30)));
        var valid = await WriteAsync(About(appointment.Id, appointment.StartsAt));
        var moot = await WriteAsync(About(appointment.Id, appointment.StartsAt.AddMinutes(20)));

        await DeliverAsync(new Anybody());

        Assert.Equal((MessageState.Sent, MessageState.Void), (await StateOfAsync(valid), await StateOfAsync(moot)));
    }

    [Fact]
    public async Task Nothing_waits_past_its_expiry_for_the_morning()
    {
        MoveToNextDay(utcHour: 22, minus: 0);
        var id = await WriteAsync(Message(MessageKind.DayBefore, "Europe/Paris") with { ExpiresAt = App.Clock.GetUtcNow().AddHours(3) });

        await DeliverAsync(new Anybody());
        App.Clock.Advance(TimeSpan.FromHours(4));
        await DeliverAsync(new Anybody());

        Assert.Equal(MessageState.Expired, await StateOfAsync(id));
    }

    private void MoveToNextDay(int utcHour, int minus)
    {
        var now = App.Clock.GetUtcNow();
        App.Clock.MoveTo(new DateTimeOffset(now.Date.AddDays(1), TimeSpan.Zero).AddHours(utcHour).AddMinutes(-minus));
    }

    private MessageToSend About(Guid appointment, DateTimeOffset start) =>
        Message(MessageKind.Booked, "Europe/Paris") with { AppointmentId = appointment, AppointmentStartsAt = start };

    private MessageToSend Message(MessageKind kind, string? zone) =>
        new($"policy:{Guid.NewGuid()}", "+33639980001", "-", "-", App.Clock.GetUtcNow().AddHours(20)) { Kind = kind, TimeZone = zone };
}
