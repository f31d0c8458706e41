using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Reminders;

namespace Pacte.IntegrationTests.Features.Booking.Reminders;

public sealed class AnswerPageTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Opening_the_link_says_nothing_and_the_button_says_yes_once()
    {
        var appointment = await BookedAsync();
        using var patient = App.NewVisitor();

        var page = await patient.GetAsync(PathOf(appointment));
        Assert.Equal("Viendrez-vous à votre rendez-vous ?", page.Heading);
        Assert.Null((await AppointmentAsync(appointment.Id)).ConfirmedAt);
        var answer = await page.Form().SubmitAsync("Je viens");
        App.Clock.Advance(TimeSpan.FromHours(1));
        await page.Form().SubmitAsync("Je viens");

        Assert.Equal("Vous venez, c’est noté", answer.Heading);
        Assert.Equal(Now.AddHours(-1), (await AppointmentAsync(appointment.Id)).ConfirmedAt);
        await using var db = App.Database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.SubjectId == appointment.Id && a.Action == "appointment-confirmed"));
    }

    [Fact]
    public async Task A_link_that_has_expired_says_nothing_and_confirms_nothing()
    {
        var appointment = await BookedAsync();
        App.Clock.MoveTo(appointment.EndsAt + Appointment.LinkLife);

        var said = await Use<ConfirmAppointment>().ExecuteAsync(new(appointment.Reference, Use<AppointmentLinks>().KeyOf(appointment.Id)), default);

        Assert.Equal(AppointmentRefusal.NotFound, said.Refusal);
    }

    [Fact]
    public async Task The_front_desk_sees_who_said_that_they_come()
    {
        var open = await Given.OpenSessionAsync();
        var (coming, silent) = (await BookAsync(open.Slots[0]), await BookAsync(open.Slots[1]));
        using var patient = App.NewVisitor();
        await (await patient.GetAsync(PathOf(coming))).Form().SubmitAsync("Je viens");
        using var desk = App.NewVisitor(TestKit.Given.AsFrontDesk(open.Site));

        var day = await desk.GetAsync($"/accueil/jour/{open.Session.LocalDate:yyyy-MM-dd}");

        Assert.Single(day.TextsOf(".badge"), "A dit qu’il vient");
        Assert.Null((await AppointmentAsync(silent.Id)).ConfirmedAt);
    }

    [Fact]
    public async Task The_other_answer_leads_to_cancelling_in_two_steps()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);
        using var patient = App.NewVisitor();

        var step = await (await patient.GetAsync(PathOf(appointment))).FollowAsync("J’annule");
        Assert.Equal(AppointmentState.Booked, (await AppointmentAsync(appointment.Id)).State);
        await step.Form().SubmitAsync("Oui, annuler");

        Assert.Equal(AppointmentState.Cancelled, (await AppointmentAsync(appointment.Id)).State);
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal("C’est annulé", (await patient.GetAsync(PathOf(appointment))).Heading);
    }

    [Fact]
    public async Task A_wrong_key_is_not_found_whether_or_not_the_appointment_exists()
    {
        var appointment = await BookedAsync();
        using var patient = App.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync($"/rendez-vous/{appointment.Reference}/reponse?cle=autre")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync($"/rendez-vous/{appointment.Reference}/reponse")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/rendez-vous/ABCD-EFGH/reponse?cle=autre")).Status);
    }

    [Fact]
    public async Task After_the_hour_nothing_is_confirmed_any_more()
    {
        var appointment = await BookedAsync();
        using var patient = App.NewVisitor();
        var page = await patient.GetAsync(PathOf(appointment));
        App.Clock.MoveTo(appointment.StartsAt);

        var answer = await page.Form().SubmitAsync("Je viens");

        Assert.Contains("L’heure du rendez-vous est passée", answer.Text, StringComparison.Ordinal);
        Assert.Null((await AppointmentAsync(appointment.Id)).ConfirmedAt);
    }

    private async Task<Appointment> BookedAsync() => await BookAsync((await Given.OpenSessionAsync()).Slots[0]);

    private string PathOf(Appointment appointment) =>
        $"/rendez-vous/{appointment.Reference}/reponse?cle={Use<AppointmentLinks>().KeyOf(appointment.Id)}";
}
