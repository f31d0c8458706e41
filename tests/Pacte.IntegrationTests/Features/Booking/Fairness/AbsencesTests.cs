using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.IntegrationTests.Offers;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.FrontDesk.Calls;

namespace Pacte.IntegrationTests.Features.Booking.Fairness;

public sealed class AbsencesTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(1, 0, 0, false)]
    [InlineData(2, 0, 0, true)]
    [InlineData(3, 0, 0, true)]
    [InlineData(2, 1, 0, false)]
    [InlineData(3, 1, 0, true)]
    [InlineData(2, 0, 400, false)]
    public async Task Nobody_is_refused_and_two_absences_without_excuse_make_a_call(int absences, int excused, int daysAgo, bool call)
    {
        var form = SomebodyNew();
        for (var absence = 0; absence < absences; absence++)
            await MissAsync(form, excuse: absence < excused);
        App.Clock.Advance(TimeSpan.FromDays(daysAgo));

        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0], form);

        Assert.Equal((AppointmentState.Booked, call), (appointment.State, appointment.NeedsCall));
        var listed = await Use<SeeCalls>().ExecuteAsync(Given.AsFrontDesk(open.Site), default);
        Assert.Equal(call, listed.Exists(c => c.AppointmentId == appointment.Id && c.ToConfirm));
    }

    [Fact]
    public async Task An_offer_that_is_accepted_and_an_appointment_that_moves_are_made_and_called_too()
    {
        await Waiting.NobodyAsync();
        var form = SomebodyNew();
        await MissAsync(form);
        var (_, missed) = await MissAsync(form);
        var entry = await Waiting.PersonAsync();
        await using (var db = App.Database.Open())
            await db.WaitingEntries.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.PersonId, missed.PersonId));
        var open = await Given.OpenSessionAsync();
        await FreeAsync(open.Slots[0]);

        var accepted = await AcceptAsync((await LiveOfferAsync(open.Slots[0]))!);

        Assert.True(accepted.IsDone, $"{accepted.Refusal}");
        var appointment = await AppointmentAsync(accepted.Value);
        Assert.Equal((missed.PersonId, true), (appointment.PersonId, appointment.NeedsCall));
        var moved = await Use<MoveAppointment>().ExecuteAsync(
            new(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id), open.Slots[4].Id), default);
        Assert.True(moved.IsDone, $"{moved.Refusal}");
        Assert.True((await AppointmentAsync(appointment.Id)).NeedsCall);
    }

    [Fact]
    public async Task The_patient_is_told_and_the_front_desk_sees_it_and_ticks_it()
    {
        var form = SomebodyNew();
        await MissAsync(form);
        await MissAsync(form);
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0], form);
        using var patient = App.NewVisitor();
        var ticket = $"/rendez-vous/{appointment.Reference}?cle={Use<AppointmentLinks>().KeyOf(appointment.Id)}";

        Assert.Contains("L’accueil va vous appeler pour confirmer", (await patient.GetAsync(ticket)).Text);
        await using (var db = App.Database.Open())
            Assert.Contains("va vous appeler", await db.OutboxMessages.Where(m => m.EventKey == $"appointment-booked:{appointment.Id:N}").Select(m => m.Body).SingleAsync());
        using var desk = App.NewVisitor(Given.AsFrontDesk(open.Site));
        Assert.Contains("À appeler pour confirmer", (await desk.GetAsync($"/accueil/jour/{open.Session.LocalDate:yyyy-MM-dd}")).Text);
        var calls = await desk.GetAsync("/accueil/appels");
        Assert.Contains("Deux absences en douze mois", calls.Text);
        var after = await calls.Form().PressAsync("Told", appointment.Id.ToString());

        Assert.Contains("personne n’est à prévenir", after.Text);
        Assert.DoesNotContain("va vous appeler", (await patient.GetAsync(ticket)).Text);
        Assert.Equal(1, await AuditedAsync(appointment, "patient-called"));
    }

    [Fact]
    public async Task Two_who_tick_at_once_write_one_call()
    {
        var form = SomebodyNew();
        await MissAsync(form);
        await MissAsync(form);
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0], form);

        await Race.RunAsync(4, _ => Use<MarkTold>().ExecuteAsync(appointment.Id, Given.AsFrontDesk(open.Site), default));

        Assert.Equal(1, await AuditedAsync(appointment, "patient-called"));
        Assert.False((await AppointmentAsync(appointment.Id)).NeedsCall);
    }

    [Fact]
    public async Task The_front_desk_excuses_an_absence_of_its_own_site_once()
    {
        var (open, missed) = await MissAsync(SomebodyNew());
        var elsewhere = await Given.SiteAsync();

        Assert.Equal(AppointmentRefusal.NotFound, (await ExcuseAsync(missed, elsewhere)).Refusal);
        var excused = await Race.RunAsync(4, _ => ExcuseAsync(missed, open.Site));

        Assert.All(excused, e => Assert.True(e.IsDone));
        Assert.Equal(1, await AuditedAsync(missed, "absence-excused"));
        Assert.True((await Use<MarkArrival>().ExecuteAsync(missed.Id, true, Given.AsFrontDesk(open.Site), default)).IsDone);
        Assert.Null((await AppointmentAsync(missed.Id)).ExcusedAt);
        Assert.Equal(AppointmentRefusal.StepNotAllowed, (await ExcuseAsync(missed, open.Site)).Refusal);
    }

    [Fact]
    public async Task The_day_has_a_button_to_excuse()
    {
        var (open, missed) = await MissAsync(SomebodyNew());
        using var desk = App.NewVisitor(Given.AsFrontDesk(open.Site));

        var page = await desk.GetAsync($"/accueil/jour/{open.Session.LocalDate:yyyy-MM-dd}");
        var after = await page.Form().PressAsync("Excuse", missed.Id.ToString());

        Assert.Contains("Absent, excusé", after.Text);
    }

    [Fact]
    public async Task Only_an_absence_can_be_excused_in_the_database()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);
        await using var db = App.Database.Open();

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync(
            $"update appointments set excused_at = now() where id = {appointment.Id}"));

        Assert.Equal(ConstraintNames.OnlyAbsenceIsExcused, error.ConstraintName);
    }

    [Fact]
    public async Task The_hours_of_residents_stay_within_three_days_in_the_database()
    {
        await using var db = App.Database.Open();

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync(
            $"insert into region_settings (region_code, waiting_share_percent, near_offer_minutes, far_offer_minutes, residents_first_hours) values ('99', 0, 60, 60, 73)"));

        Assert.Equal(ConstraintNames.RegionSettingsInBounds, error.ConstraintName);
    }

    private Task<Pacte.Domain.Result<Pacte.Domain.Done, AppointmentRefusal>> ExcuseAsync(Appointment missed, Pacte.Domain.Sites.Site site) =>
        Use<ExcuseAbsence>().ExecuteAsync(missed.Id, Given.AsFrontDesk(site), default);

    private async Task<int> AuditedAsync(Appointment appointment, string action)
    {
        await using var db = App.Database.Open();
        return await db.AuditEntries.CountAsync(e => e.SubjectId == appointment.Id && e.Action == action);
    }

    private async Task<(OpenSession Open, Appointment Missed)> MissAsync(PatientForm form, bool excuse = false)
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0], form);
        App.Clock.MoveTo(appointment.EndsAt);
        Assert.True((await Use<MarkArrival>().ExecuteAsync(appointment.Id, false, Given.AsFrontDesk(open.Site), default)).IsDone);
        if (excuse)
            Assert.True((await ExcuseAsync(appointment, open.Site)).IsDone);
        return (open, appointment);
    }
}
