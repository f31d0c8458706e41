using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Planning;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Volunteering;

public sealed class DoctorPagesTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_doctor_offers_a_day_by_ticking_it()
    {
        var doctor = await app.Given.DoctorAsync();
        await app.Given.NeedAsync(await app.Given.SiteAsync(), new(2027, 4, 6));
        using var visitor = app.NewVisitor(Given.AsDoctor(doctor));
        var month = await visitor.GetAsync("/medecin/mois/2027-04");
        Assert.Contains("1 besoin", month.Text, StringComparison.Ordinal);

        var saved = await month.Form().Tick("Matins", "2027-04-06").SubmitAsync("Enregistrer");

        Assert.Contains("C’est enregistré", saved.Text, StringComparison.Ordinal);
        Assert.NotNull(saved.Find("input[name=Matins][value='2027-04-06'][checked]"));
    }

    [Fact]
    public async Task A_doctor_accepts_a_proposal()
    {
        var doctor = await app.Given.DoctorAsync();
        var session = await app.Given.SessionAsync(await app.Given.SiteAsync(), doctor, app.Given.InDays(20));
        using var visitor = app.NewVisitor(Given.AsDoctor(doctor));

        var page = await (await visitor.GetAsync("/medecin/mois")).Form("#propositions form").SubmitAsync("Accepter");

        Assert.Contains("Aucune proposition", page.Text, StringComparison.Ordinal);
        await using var db = app.Database.Open();
        Assert.Equal(SessionState.AcceptedByDoctor, await db.Sessions.Where(s => s.Id == session.Id).Select(s => s.State).SingleAsync());
    }

    [Fact]
    public async Task A_doctor_withdraws_in_two_steps()
    {
        var open = await app.Given.OpenSessionAsync();
        await app.Given.AppointmentAsync(open);
        using var visitor = app.NewVisitor(Given.AsDoctor(open.Doctor));

        var confirm = await (await visitor.GetAsync("/medecin/agenda")).FollowAsync("Je ne peux plus venir");
        Assert.Contains("patient a rendez-vous", confirm.Text, StringComparison.Ordinal);
        var done = await confirm.Form().Fill("Raison", "Illness").SubmitAsync();

        Assert.Contains("C’est noté", done.Text, StringComparison.Ordinal);
        Assert.Contains("Annulée", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_whose_hours_are_over_waits_for_the_site_to_note_its_doctor()
    {
        var open = await app.Given.OpenSessionAsync();
        using (var early = app.NewVisitor(Given.AsDoctor(open.Doctor)))
            Assert.Equal(["Ouverte aux patients"], (await early.GetAsync("/medecin/agenda")).TextsOf(".badge"));

        app.Clock.MoveTo(open.Session.EndsAt);
        using var late = app.NewVisitor(Given.AsDoctor(open.Doctor));
        var after = await late.GetAsync("/medecin/agenda");

        Assert.Equal(["Passée, présence à noter par le lieu"], after.TextsOf(".badge"));
        Assert.DoesNotContain("Je ne peux plus venir", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_another_doctors_session_is_not_found()
    {
        var open = await app.Given.OpenSessionAsync();
        using var visitor = app.NewVisitor(Given.AsDoctor(await app.Given.DoctorAsync()));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/medecin/vacations/{open.Session.Id}/retrait")).Status);
    }

    [Fact]
    public async Task Get_a_month_that_is_none_is_not_found()
    {
        using var visitor = app.NewVisitor(Given.AsDoctor(await app.Given.DoctorAsync()));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/medecin/mois/decembre")).Status);
    }
}
