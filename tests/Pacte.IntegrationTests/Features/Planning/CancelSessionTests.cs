using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class CancelSessionTests(PacteApp app) : IClassFixture<PacteApp>
{
    private Given Given => field ??= new(app.Database, app.Clock);

    [Fact]
    public async Task Cancelling_tells_the_patients_and_the_doctor()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await Given.AppointmentAsync(open);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var page = await agent.GetAsync($"/ars/vacations/{open.Session.Id}/annuler");
        Assert.Contains("1 patient a rendez-vous", page.Text.Replace('\u00A0', ' '));
        var after = await page.Form("[name=Reason]").Fill("Reason", nameof(SessionReason.Illness)).SubmitAsync();

        Assert.StartsWith($"/ars/lieux/{open.Site.Id}", after.Path);
        await using var db = app.Database.Open();
        var session = await db.Sessions.SingleAsync(s => s.Id == open.Session.Id);
        Assert.Equal((SessionState.Cancelled, CancelledBy.Ars, SessionReason.Illness), (session.State, session.CancelledBy, session.Reason));
        Assert.Equal(AppointmentState.ToMove, (await db.Appointments.SingleAsync(a => a.Id == appointment.Id)).State);
        var addresses = await db.OutboxMessages
            .Where(m => m.EventKey.StartsWith("session-cancelled"))
            .Where(m => m.EventKey.Contains($"{appointment.Id:N}") || m.EventKey.EndsWith($"{open.Session.Id:N}"))
            .Select(m => m.Address)
            .ToListAsync();
        Assert.Contains(open.Doctor.Email, addresses);
        Assert.Equal(2, addresses.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"/ars/vacations/{open.Session.Id}/annuler")).Status);
        var twice = await page.Form("[name=Reason]").SubmitAsync();
        Assert.Contains("déjà annulée", twice.Text);
    }

    [Theory]
    [InlineData(SessionReason.RoomUnavailable, 1)]
    [InlineData(SessionReason.Illness, 0)]
    public async Task The_day_stays_offered_unless_the_reason_is_the_doctors(SessionReason reason, int offers)
    {
        // A doctor of another region: the agency does not see their offers.
        var open = await Given.OpenSessionAsync(doctor: await Given.DoctorAsync(GivenPlaces.SainteRose));
        await Given.OfferAsync(open.Doctor, Given.InDays(7));

        await app.Get<CancelSession>().ExecuteAsync(open.Session.Id, reason, Given.AsAgency(GivenPlaces.HautsDeFrance), CancellationToken.None);

        await using var db = app.Database.Open();
        Assert.Equal(offers, await db.Offers.CountAsync(o => o.DoctorId == open.Doctor.Id));
    }

    [Fact]
    public async Task Another_agency_does_not_find_it()
    {
        var open = await Given.OpenSessionAsync();
        using var stranger = await app.EnterAsync(Given.AsAgency(GivenPlaces.Occitanie));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/ars/vacations/{open.Session.Id}/annuler")).Status);
    }

    [Fact]
    public async Task Codes_asked_all_day_for_an_address_do_not_keep_a_session_from_being_cancelled()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await Given.AppointmentAsync(open);
        await using var db = app.Database.Open();
        var patient = await db.Persons.Where(p => p.Id == appointment.PersonId).Select(p => p.Contact).SingleAsync();
        foreach (var address in new[] { patient, open.Doctor.Email })
        {
            for (var i = 0; i < 20; i++)
                app.Get<OutboxWriter>().Write(db, new($"code:{address}:{i}", address, "-", "-", app.Clock.GetUtcNow().AddHours(1)) { IsOnDemand = true });
        }

        await db.SaveChangesAsync();

        var cancelled = await app.Get<CancelSession>().ExecuteAsync(
            open.Session.Id, SessionReason.Illness, Given.AsAgency(GivenPlaces.HautsDeFrance), CancellationToken.None);

        Assert.True(cancelled.IsDone, $"{cancelled.Refusal}");
        var told = await db.OutboxMessages.Where(m => !m.IsOnDemand).Select(m => m.Address).ToListAsync();
        Assert.Contains(patient, told);
        Assert.Contains(open.Doctor.Email, told);
    }
}
