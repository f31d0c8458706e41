using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class HomePageTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Get_shows_the_search_the_zones_and_figures_of_the_database()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix), date: Given.InDays(3));
        App.Clock.Advance(ZoneDirectory.Age);
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
        var zone = await region.FollowAsync("Mirepoix");
        Assert.StartsWith("Pays de Mirepoix", zone.Heading, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Rendez-vous près de Mirepoix", (await zone.FollowAsync("autour de Mirepoix")).Heading);
        Assert.Contains("Pas encore de rendez-vous", (await home.FollowAsync("Hauts-de-France")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.Browser.GetAsync("/zones/atlantide")).Status);
    }

    [Fact]
    public async Task A_demonstration_zone_says_so_on_the_maps_and_in_the_list()
    {
        await Given.PlacesAsync();
        await using (var db = App.Database.Open())
            await db.Database.ExecuteSqlAsync($"update priority_zones set is_demonstration = true where epci_siren = {GivenPlaces.Ham.EpciSiren}");
        App.Clock.Advance(ZoneDirectory.Age);
        using var patient = new Patient(App);

        var home = await patient.Browser.GetAsync("/");
        Assert.Single(home.TextsOf("svg.map title"), title => title.Contains("(démonstration)", StringComparison.Ordinal));
        var region = await home.FollowAsync("Hauts-de-France");
        Assert.Single(region.TextsOf("svg.map title"), title => title.Contains("(démonstration)", StringComparison.Ordinal));
        Assert.Single(region.TextsOf("main .comb .badge"), "Démonstration");
    }
}
