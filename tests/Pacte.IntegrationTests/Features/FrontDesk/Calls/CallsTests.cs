using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Features.FrontDesk.Calls;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Features.FrontDesk.Calls;

public sealed class CallsTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Theory]
    [InlineData(MessageState.Failed, true), InlineData(MessageState.Expired, true), InlineData(MessageState.Unsure, true)]
    [InlineData(MessageState.Sent, false), InlineData(MessageState.Waiting, false), InlineData(MessageState.Void, false)]
    public async Task Somebody_is_to_call_when_no_message_surely_arrived(MessageState state, bool listed)
    {
        var (open, appointment) = await BookedAsync();
        await WriteAsync(appointment, state);

        Assert.Equal(listed, await IsListedAsync(open, appointment));
    }

    [Fact]
    public async Task A_bounce_lists_and_a_later_message_that_arrived_strikes_out()
    {
        var (open, appointment) = await BookedAsync();
        await WriteAsync(appointment, MessageState.Sent, bounced: true);
        Assert.True(await IsListedAsync(open, appointment));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(appointment, MessageState.Sent);

        Assert.False(await IsListedAsync(open, appointment));
    }

    [Fact]
    public async Task Only_the_site_of_the_appointment_sees_it()
    {
        var (_, appointment) = await BookedAsync();
        var (elsewhere, _) = await BookedAsync();
        await WriteAsync(appointment, MessageState.Failed);

        Assert.False(await IsListedAsync(elsewhere, appointment));
        var told = await app.Get<MarkTold>().ExecuteAsync(appointment.Id, Given.AsFrontDesk(elsewhere.Site), CancellationToken.None);

        Assert.Equal(AppointmentRefusal.NotFound, told.Refusal);
        await using var db = app.Database.Open();
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.AppointmentId == appointment.Id && m.ToldAt != null));
    }

    [Fact]
    public async Task A_tick_strikes_out_is_written_down_and_a_later_failure_lists_again()
    {
        var (open, appointment) = await BookedAsync();
        await WriteAsync(appointment, MessageState.Failed);
        using var desk = app.NewVisitor(Given.AsFrontDesk(open.Site));

        var page = await desk.GetAsync("/accueil/appels");
        Assert.Contains("Confirmation : refusé par le numéro ou l’adresse", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("mailto:louise", page.Find("article a").GetAttribute("href"), StringComparison.Ordinal);
        var after = await page.Form().PressAsync("Told", appointment.Id.ToString());

        Assert.Contains("personne n’est à prévenir", after.Text, StringComparison.Ordinal);
        await using (var db = app.Database.Open())
            Assert.Equal("messages=1", await db.AuditEntries.Where(a => a.SubjectId == appointment.Id && a.Action == "patient-told").Select(a => a.Details).SingleAsync());
        await WriteAsync(appointment, MessageState.Expired);
        Assert.True(await IsListedAsync(open, appointment));
    }

    [Fact]
    public async Task What_is_over_or_cancelled_calls_nobody()
    {
        var (open, appointment) = await BookedAsync();
        await WriteAsync(appointment, MessageState.Failed);
        app.Clock.MoveTo(appointment.StartsAt);

        Assert.False(await IsListedAsync(open, appointment));
    }

    private async Task<(OpenSession Open, Appointment Appointment)> BookedAsync()
    {
        var open = await app.Given.OpenSessionAsync();
        return (open, await app.Given.AppointmentAsync(open));
    }

    private async Task<bool> IsListedAsync(OpenSession open, Appointment appointment) =>
        (await app.Get<SeeCalls>().ExecuteAsync(Given.AsFrontDesk(open.Site), CancellationToken.None)).Exists(call => call.AppointmentId == appointment.Id);

    private async Task WriteAsync(Appointment appointment, MessageState state, bool bounced = false)
    {
        await using var db = app.Database.Open();
        app.Get<OutboxWriter>().Write(db, new MessageToSend($"test:{Guid.NewGuid()}", "louise@exemple.test", "-", "-", appointment.StartsAt)
        {
            Kind = MessageKind.Booked,
            AppointmentId = appointment.Id,
        });
        var message = db.OutboxMessages.Local.Single();
        (message.State, message.BouncedAt) = (state, bounced ? app.Clock.GetUtcNow() : null);
        await db.SaveChangesAsync();
    }
}
