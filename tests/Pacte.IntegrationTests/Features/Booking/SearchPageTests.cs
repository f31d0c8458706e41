using System.Net;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class SearchPageTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Get_shows_sites_with_distance_tariff_and_one_earliest_slot()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);

        var page = await patient.SearchAsync("80200");

        Assert.Equal("Rendez-vous près de Péronne", page.Heading);
        Assert.Contains("Sans dépassement d’honoraires", page.Text);
        Assert.Contains("dans la commune", page.Text);
        Assert.Single(page.Document.QuerySelectorAll(".slot.first"));
        Assert.Empty(page.Document.QuerySelectorAll("script"));
        var site = await patient.Browser.GetAsync(page.Document.QuerySelectorAll("article.site a").Select(a => a.GetAttribute("href")!)
            .First(href => href.EndsWith($"{open.Site.Id.ToString("N")[^12..]}?depuis=80620", StringComparison.Ordinal)));
        Assert.Equal(open.Site.Name, site.Heading);
        Assert.Contains("Y aller", site.Text);
        Assert.Equal(9, site.Document.QuerySelectorAll("button.slot").Length);
    }

    [Fact]
    public async Task A_place_says_how_far_it_is_from_where_the_search_began()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham));
        using var patient = new Patient(App);
        await patient.SearchAsync("Péronne");
        var href = new PublicSite(open.Site).Href;

        Assert.Matches("Depuis Péronne ?Environ (29|30).km par la route, à peu près 3[67].min en voiture", (await patient.Browser.GetAsync($"{href}?depuis=80620")).Text);
        foreach (var said in (string[])["", "?depuis=80410", "?depuis=97129", "?depuis=xyz", "?depuis="])
            Assert.DoesNotContain("en voiture. Ce sont", (await patient.Browser.GetAsync(href + said)).Text);
    }

    [Fact]
    public async Task Get_keeps_what_was_typed_when_nothing_is_found()
    {
        await Given.PlacesAsync();
        using var patient = new Patient(App);

        var page = await patient.SearchAsync("Xyzzyville");

        Assert.Contains("Xyzzyville", page.Heading);
        Assert.Equal("Xyzzyville", page.Find("input[name=lieu]").GetAttribute("value"));
        Assert.Contains("code postal", page.Text);
    }

    [Fact]
    public async Task Get_without_a_place_asks_for_one()
    {
        await Given.PlacesAsync();
        using var patient = new Patient(App);

        Assert.Equal("Où habitez-vous ?", (await patient.SearchAsync("")).Heading);
    }

    [Fact]
    public async Task Get_never_ends_in_a_dead_end()
    {
        await Given.SiteAsync(GivenPlaces.Mirepoix);
        using var patient = new Patient(App);

        var page = await patient.SearchAsync("Mirepoix");

        Assert.Equal("Pas de place pour l’instant près de Mirepoix", page.Heading);
        Assert.Contains("Aucun horaire n’y est libre", page.Text);
        Assert.Contains("Se faire aider", page.Text);
    }

    [Fact]
    public async Task Get_names_the_time_zone_when_it_is_not_that_of_Paris()
    {
        await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.SainteRose));
        using var patient = new Patient(App);

        var page = await patient.SearchAsync("97115");

        Assert.Contains("heure de la Guadeloupe", page.Text);
        Assert.Contains(page.TextsOf(".slot b"), hour => hour.StartsWith('9'));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%00")]
    [InlineData("'; drop table slots; --")]
    public async Task Get_takes_anything_for_a_place(string typed)
    {
        await Given.PlacesAsync();
        using var patient = new Patient(App);

        var page = await patient.SearchAsync(typed, "&distance=abc&specialite=99&commune=zz");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task An_unknown_site_is_not_found_and_an_old_name_leads_to_the_new()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        await patient.SearchAsync("Péronne");
        var code = open.Site.Id.ToString("N")[^12..];

        Assert.Equal(HttpStatusCode.NotFound, (await patient.Browser.GetAsync("/lieux/nulle-part-0123456789ab")).Status);
        var page = await patient.Browser.GetAsync($"/lieux/ancien-nom-{code}");
        Assert.Equal(open.Site.Name, page.Heading);
        Assert.DoesNotContain("ancien-nom", page.Path);
    }
}
