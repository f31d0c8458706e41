using System.Net;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Doctors;

public sealed class DoctorPagesTests(PacteApp app) : IClassFixture<PacteApp>
{
    private Given Given => field ??= new(app.Database, app.Clock);

    [Fact]
    public async Task An_agent_verifies_a_doctor_raises_the_cap_and_adds_an_exemption()
    {
        var doctor = await Given.DoctorAsync(state: DoctorState.Registered);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var list = await agent.GetAsync("/ars/medecins");
        Assert.Contains("votre vérification", list.Text);
        var sheet = await list.FollowAsync(doctor.LastName);
        var verified = await sheet.Form("button[name=decision]").SubmitAsync("Le dossier est vérifié");
        Assert.Contains("Vérifié", verified.Text);

        var raised = await verified.Form("#plafond-2027-03").Fill("Cap.Cap", "6").SubmitAsync();
        Assert.Contains("0 acceptée sur 6", raised.Text.Replace('\u00A0', ' '));
        var wrong = await raised.Form("#plafond-2027-03").Fill("Cap.Cap", "99").SubmitAsync();
        Assert.Contains("de 0 à 20 demi-journées", wrong.Text);

        var backwards = await raised.Form("[name='Exemption.From']").Fill("Exemption.From", "2027-04-10").Fill("Exemption.Until", "2027-04-01").SubmitAsync();
        Assert.Contains("ne peut pas venir avant le premier", backwards.Text);
        var exempt = await backwards.Form("[name='Exemption.From']").Fill("Exemption.Until", "").Fill("Exemption.From", "2027-04-01").SubmitAsync();
        Assert.Contains("Depuis le 01/04/2027", exempt.Text);
        var waived = await exempt.Form("button[name=exemption]").SubmitAsync("Il y renonce");
        Assert.Contains("Le médecin y renonce.", waived.Text);
    }

    [Fact]
    public async Task A_suspension_refused_names_the_sessions()
    {
        var (site, doctor) = (await Given.SiteAsync(), await Given.DoctorAsync());
        await Given.SessionAsync(site, doctor, Given.InDays(10), state: SessionState.AcceptedByDoctor);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var refused = await (await agent.GetAsync($"/ars/medecins/{doctor.Id}")).Form("button[name=decision]").SubmitAsync("Suspendre");

        Assert.Contains("Rien n’a changé", refused.Text);
        Assert.Contains(site.Name, string.Join(' ', refused.TextsOf(".alert")));
    }

    [Fact]
    public async Task Another_region_gets_the_page_of_what_does_not_exist()
    {
        var doctor = await Given.DoctorAsync();
        using var stranger = await app.EnterAsync(Given.AsAgency(GivenPlaces.Occitanie));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/ars/medecins/{doctor.Id}")).Status);
        Assert.DoesNotContain(doctor.LastName, (await stranger.GetAsync("/ars/medecins")).Text);
    }
}
