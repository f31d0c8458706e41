using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.FrontDesk;

namespace Pacte.IntegrationTests.Features.FrontDesk;

public sealed class FrontDeskTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task Confirming_opens_the_slots_around_the_break_and_tells_the_doctor()
    {
        var (site, doctor) = (await app.Given.SiteAsync(), await app.Given.DoctorAsync());
        var session = await app.Given.SessionAsync(site, doctor, app.Given.InDays(8), DayPart.FullDay, SessionState.AcceptedByDoctor);

        var result = await ConfirmAsync(session, site);

        Assert.True(result.IsDone);
        await using var db = app.Database.Open();
        var starts = await db.Slots.Where(s => s.SessionId == session.Id).OrderBy(s => s.StartsAt).Select(s => s.StartsAt).ToListAsync();
        Assert.Equal(18, starts.Count);
        Assert.Equal(TimeSpan.FromMinutes(140), starts[9] - starts[8]);
        Assert.True(await db.OutboxMessages.AnyAsync(m => m.EventKey == $"session-confirmed:{session.Id:N}" && m.Address == doctor.Email));
    }

    [Fact]
    public async Task Overseas_slots_keep_the_sites_own_hours()
    {
        var site = await app.Given.SiteAsync(GivenPlaces.SainteRose);
        var session = await app.Given.SessionAsync(
            site, await app.Given.DoctorAsync(), app.Given.InDays(8), DayPart.Morning, SessionState.AcceptedByDoctor);

        await ConfirmAsync(session, site);

        await using var db = app.Database.Open();
        Assert.Equal(13, (await db.Slots.Where(s => s.SessionId == session.Id).MinAsync(s => s.StartsAt)).UtcDateTime.Hour);
    }

    [Fact]
    public async Task Confirming_twice_opens_once()
    {
        var site = await app.Given.SiteAsync();
        var session = await app.Given.SessionAsync(
            site, await app.Given.DoctorAsync(), app.Given.InDays(9), DayPart.Morning, SessionState.AcceptedByDoctor);

        var answers = await Race.RunAsync(4, _ => ConfirmAsync(session, site));

        Assert.Single(answers, answer => answer.IsDone);
        await using var db = app.Database.Open();
        Assert.Equal(9, await db.Slots.CountAsync(s => s.SessionId == session.Id));
    }

    [Fact]
    public async Task Another_sites_session_does_not_exist()
    {
        var session = await app.Given.SessionAsync(
            await app.Given.SiteAsync(), await app.Given.DoctorAsync(), app.Given.InDays(9), DayPart.Morning, SessionState.AcceptedByDoctor);

        Assert.Equal(SessionRefusal.NotFound, (await ConfirmAsync(session, await app.Given.SiteAsync())).Refusal);
    }

    [Fact]
    public async Task An_arrival_is_recorded_on_the_day_and_corrected()
    {
        var open = await app.Given.OpenSessionAsync(date: app.Given.InDays(10));
        var appointment = await app.Given.AppointmentAsync(open);
        Assert.Equal(AppointmentRefusal.TooEarly, await MarkAsync(appointment, came: true, open.Site));

        app.Clock.MoveTo(appointment.StartsAt.AddMinutes(5));
        Assert.Null(await MarkAsync(appointment, came: false, open.Site));
        Assert.Null(await MarkAsync(appointment, came: true, open.Site));

        await using var db = app.Database.Open();
        Assert.Equal(AppointmentState.Attended, await db.Appointments.Where(a => a.Id == appointment.Id).Select(a => a.State).SingleAsync());
    }

    [Fact]
    public async Task The_day_page_lists_patients_and_takes_an_arrival()
    {
        var open = await app.Given.OpenSessionAsync(date: app.Given.InDays(11));
        var appointment = await app.Given.AppointmentAsync(open);
        app.Clock.MoveTo(appointment.StartsAt.AddMinutes(-10));
        using var visitor = app.NewVisitor(Given.AsFrontDesk(open.Site));

        var day = await visitor.GetAsync("/accueil");
        Assert.Contains("Carlier", day.Text, StringComparison.Ordinal);
        var marked = await day.Form().SubmitAsync("Arrivé");

        Assert.Contains("Arrivé", marked.TextsOf(".badge.good"));
    }

    [Fact]
    public async Task The_coming_days_page_confirms()
    {
        var site = await app.Given.SiteAsync();
        await app.Given.SessionAsync(site, await app.Given.DoctorAsync(), app.Given.InDays(12), DayPart.Morning, SessionState.AcceptedByDoctor);
        using var visitor = app.NewVisitor(Given.AsFrontDesk(site));

        var page = await (await visitor.GetAsync("/accueil/jours")).Form().Fill("Minutes", "30").SubmitAsync("Confirmer");

        Assert.Contains("C’est confirmé", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 sur 6", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_cancels_in_two_steps_and_its_patients_are_told()
    {
        var open = await app.Given.OpenSessionAsync(date: app.Given.InDays(13));
        var appointment = await app.Given.AppointmentAsync(open);
        using var visitor = app.NewVisitor(Given.AsFrontDesk(open.Site));

        var confirm = await visitor.GetAsync($"/accueil/vacations/{open.Session.Id}/annuler");
        await confirm.Form().Fill("Raison", "RoomUnavailable").SubmitAsync();

        await using var db = app.Database.Open();
        Assert.Equal(AppointmentState.ToMove, await db.Appointments.Where(a => a.Id == appointment.Id).Select(a => a.State).SingleAsync());
        Assert.True(await db.OutboxMessages.AnyAsync(m => m.EventKey.StartsWith($"session-cancelled:{appointment.Id:N}")));
        var told = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"session-cancelled-doctor:{open.Session.Id:N}");
        Assert.Equal(open.Doctor.Email, told.Address);
        Assert.Contains("les patients sont prévenus", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_refuses_a_doctor_tells_them()
    {
        var (site, doctor) = (await app.Given.SiteAsync(), await app.Given.DoctorAsync());
        var session = await app.Given.SessionAsync(site, doctor, app.Given.InDays(14), DayPart.Morning, SessionState.AcceptedByDoctor);

        var declined = await app.Get<AnswerForSite>().GiveUpAsync(
            session.Id, SessionReason.RoomUnavailable, Given.AsFrontDesk(site), CancellationToken.None);

        Assert.True(declined.IsDone);
        await using var db = app.Database.Open();
        var told = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"session-cancelled-doctor:{session.Id:N}");
        Assert.Equal(doctor.Email, told.Address);
        Assert.DoesNotContain("patients", told.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SessionReason.NotNeeded, 1)]
    [InlineData(SessionReason.Illness, 0)]
    public async Task A_doctor_whom_the_site_says_ill_no_longer_offers_that_day(SessionReason reason, int offers)
    {
        var (site, doctor) = (await app.Given.SiteAsync(), await app.Given.DoctorAsync());
        var session = await app.Given.SessionAsync(site, doctor, app.Given.InDays(14), DayPart.FullDay, SessionState.AcceptedByDoctor);
        await app.Given.OfferAsync(doctor, app.Given.InDays(14));

        await app.Get<AnswerForSite>().GiveUpAsync(session.Id, reason, Given.AsFrontDesk(site), CancellationToken.None);

        await using var db = app.Database.Open();
        Assert.Equal(offers, await db.Offers.CountAsync(o => o.DoctorId == doctor.Id));
    }

    private Task<Domain.Result<Domain.Done, SessionRefusal>> ConfirmAsync(Session session, Site site) =>
        app.Get<ConfirmSession>().ExecuteAsync(session.Id, 20, Given.AsFrontDesk(site), CancellationToken.None);

    private async Task<AppointmentRefusal?> MarkAsync(Appointment appointment, bool came, Site site) =>
        (await app.Get<MarkArrival>().ExecuteAsync(appointment.Id, came, Given.AsFrontDesk(site), CancellationToken.None)).Refusal;
}
