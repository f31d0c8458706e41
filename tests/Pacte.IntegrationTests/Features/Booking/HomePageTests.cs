using System.Net;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class HomePageTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Get_shows_the_search_the_zones_and_figures_of_the_database()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix), date: Given.InDays(3));
        using var patient = new Patient(App);

        var home = await patient.Browser.GetAsync("/");

        Assert.Equal("/recherche", home.Find("form[role=search]").GetAttribute("action"));
        var figures = home.TextsOf(".figs div").ToList();
        Assert.Contains(figures, figure => figure == "zones où les médecins manquent4");
        Assert.Contains(figures, figure => figure == $"horaires libres en ce moment{open.Slots.Count}");
        Assert.Empty(home.Document.QuerySelectorAll("script"));
        Assert.DoesNotContain("bon imprimé", home.Text);

        var region = await home.FollowAsync("Occitanie");
        Assert.Equal("/zones/occitanie", region.Path);
        Assert.Contains("Rendez-vous cette semaine", region.Text);
        Assert.StartsWith("Rendez-vous près de Mirepoix", (await region.FollowAsync("Mirepoix")).Heading);
        Assert.Contains("Pas encore de rendez-vous", (await home.FollowAsync("Hauts-de-France")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.Browser.GetAsync("/zones/atlantide")).Status);
    }
}
