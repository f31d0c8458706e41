using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Shell;

namespace Pacte.IntegrationTests.Features.Booking.Finding;

public sealed class PublicPagesTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    // Forms, errors and tools, which say nothing of their own.
    private static readonly string[] Unlisted =
        ["/recherche", "/mes-donnees", "/mon-rendez-vous", "/connexion", "/acces-refuse", "/erreur", "/erreur/404", "/reservation/pris", "/dev/style", "/dev/messages"];

    [Fact]
    public void Every_public_page_without_a_parameter_is_listed_or_said_not_to_be()
    {
        var open = typeof(App).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes(inherit: true).OfType<IAllowAnonymous>().Any())
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => route.Template).Where(template => !template.Contains('{', StringComparison.Ordinal));

        Assert.Equal(open.Order(StringComparer.Ordinal), PublicPages.Fixed.Concat(Unlisted).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_site_map_lists_every_zone_and_place_and_every_entry_answers_by_its_own_address()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix));
        App.Clock.Advance(ZoneDirectory.Age);
        using var robot = App.NewVisitor();

        var map = XDocument.Parse((await robot.GetAsync("/sitemap.xml")).Body);
        var paths = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery).ToList();

        Assert.Equal(paths.Distinct(), paths);
        Assert.Contains(new PublicSite(open.Site).Href, paths);
        await using var db = App.Database.Open();
        foreach (var siren in await db.PriorityZones.Select(z => z.EpciSiren).ToListAsync())
            Assert.Single(paths, path => path.StartsWith("/zones/", StringComparison.Ordinal) && path.EndsWith($"-{siren}", StringComparison.Ordinal));
        Assert.Equal(3, paths.Count(path => path.StartsWith("/departements/", StringComparison.Ordinal)));
        Assert.Equal(3, paths.Count(path => path.StartsWith("/en/departements/", StringComparison.Ordinal)));
        Assert.Contains("/medecin", paths);
        Assert.DoesNotContain("/en/medecin", paths);
        foreach (var path in paths)
        {
            var page = await robot.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, path), (page.Status, page.Path));
            if (page.Document.QuerySelector("link[rel=canonical]") is { } canonical)
                Assert.Equal(path, new Uri(canonical.GetAttribute("href")!).PathAndQuery);
        }
    }

    [Fact]
    public async Task A_page_keeps_its_address_when_its_name_changes()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham));
        App.Clock.Advance(ZoneDirectory.Age);
        using var client = App.CreateClient(new() { AllowAutoRedirect = false });
        var code = PublicSite.CodeOf(open.Site.Id);

        await MovedAsync($"/lieux/ancien-nom-{code}", new PublicSite(open.Site).Href);
        await MovedAsync("/zones/picardie/ancien-nom-200070985", "/zones/hauts-de-france/est-de-la-somme-200070985");
        await MovedAsync("/departements/ancien-nom-80", "/departements/somme-80");
        foreach (var nowhere in (string[])["/zones/hauts-de-france/nulle-part-000000000", "/departements/atlantide-99", "/lieux/nulle-part-0123456789ab"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(nowhere, UriKind.Relative))).StatusCode);

        async Task MovedAsync(string from, string to)
        {
            using var answer = await client.GetAsync(new Uri(from, UriKind.Relative));
            Assert.Equal((HttpStatusCode.MovedPermanently, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Theory]
    [InlineData("/zones/occitanie/pays-de-mirepoix-200067940"), InlineData("/departements/ariege-09")]
    public async Task A_zone_and_a_departement_show_each_specialty_that_their_places_offer_and_no_other(string path)
    {
        var site = await Given.SiteAsync(GivenPlaces.Mirepoix);
        await Given.OpenSessionAsync(site, date: Given.InDays(5));
        await Given.NeedAsync(site, Given.InDays(6), Domain.Sites.DayPart.Morning, specialty: Domain.Sites.Specialty.Cardiology);
        var cardiology = await Given.OpenSessionAsync(site, await Given.DoctorAsync(specialty: Domain.Sites.Specialty.Cardiology), Given.InDays(6));
        App.Clock.Advance(ZoneDirectory.Age);
        using var visitor = App.NewVisitor();

        var page = await visitor.GetAsync(path);
        Assert.Equal(["Médecine générale", "Cardiologie"], page.TextsOf("select[name=specialite] option"));
        Assert.Empty(page.Document.QuerySelectorAll($"button[value='{cardiology.Slots[0].Id}']"));
        var other = await page.Form("form:has(select[name=specialite])").Fill("specialite", "Cardiology").SubmitAsync();

        Assert.Equal($"{path}?specialite=Cardiology", other.Path);
        Assert.NotNull(other.Find($"button[value='{cardiology.Slots[0].Id}']"));
        Assert.Equal(path, new Uri(other.Find("link[rel=canonical]").GetAttribute("href")!).PathAndQuery);
        Assert.Contains("avec un rhumatologue", (await visitor.GetAsync($"{path}?specialite=Rheumatology")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_says_what_it_is_to_machines_and_its_address_comes_from_no_header()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Peronne));
        await using (var db = App.Database.Open())
            await db.Sites.Where(s => s.Id == open.Site.Id).ExecuteUpdateAsync(set => set
                .SetProperty(s => s.Name, "Maison </script><b> & Cie").SetProperty(s => s.Equipment, "Électrocardiogramme."));
        App.Clock.Advance(SiteDirectory.Age);
        using var robot = App.NewVisitor();
        robot.Headers["Host"] = "ailleurs.test";

        var page = await robot.GetAsync($"/lieux/x-{PublicSite.CodeOf(open.Site.Id)}");

        Assert.Contains("Électrocardiogramme.", page.Text);
        var data = JsonDocument.Parse(page.Find("script[type='application/ld+json']").TextContent).RootElement;
        Assert.Equal("MedicalClinic", data.GetProperty("@type").GetString());
        Assert.Equal("Maison </script><b> & Cie", data.GetProperty("name").GetString());
        Assert.Equal("Péronne", data.GetProperty("address").GetProperty("addressLocality").GetString());
        Assert.False(data.TryGetProperty("telephone", out _));
        Assert.Equal(data.GetProperty("url").GetString(), page.Find("link[rel=canonical]").GetAttribute("href"));
        Assert.DoesNotContain("ailleurs.test", page.Body);
        Assert.Contains(Uri.EscapeDataString(data.GetProperty("url").GetString()!), page.Find("a[href^='mailto:']").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_and_the_site_map_name_the_same_page_in_each_language()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Peronne));
        App.Clock.Advance(SiteDirectory.Age);
        using var robot = App.NewVisitor();
        var path = new PublicSite(open.Site).Href;

        var page = await robot.GetAsync($"/en{path}");
        var entry = XDocument.Parse((await robot.GetAsync("/sitemap.xml")).Body).Root!.Elements()
            .Single(e => e.Elements().Any(loc => loc.Name.LocalName == "loc" && new Uri(loc.Value).AbsolutePath == $"/en{path}"));

        Assert.Equal($"/en{path}", new Uri(page.Find("link[rel=canonical]").GetAttribute("href")!).AbsolutePath);
        Assert.Equal(path, new Uri(page.Find("link[rel=alternate][hreflang=fr]").GetAttribute("href")!).AbsolutePath);
        Assert.Equal(
            [("fr", path), ("en", $"/en{path}")],
            entry.Elements().Where(e => e.Name.LocalName == "link").Select(e => (e.Attribute("hreflang")!.Value, new Uri(e.Attribute("href")!.Value).AbsolutePath)));
        var data = JsonDocument.Parse(page.Find("script[type='application/ld+json']").TextContent).RootElement;
        Assert.Equal(path, new Uri(data.GetProperty("@id").GetString()!).AbsolutePath);
        Assert.Equal($"/en{path}", new Uri(data.GetProperty("url").GetString()!).AbsolutePath);
    }

    [Fact]
    public async Task A_demonstration_is_not_to_be_listed_and_gives_no_data_of_invented_places()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Peronne));
        await using (var db = App.Database.Open())
            await db.Database.ExecuteSqlAsync($"update sites set is_demonstration = true where id = {open.Site.Id}");
        App.Clock.Advance(SiteDirectory.Age);
        using var robot = App.NewVisitor();

        var page = await robot.GetAsync(new PublicSite(open.Site).Href);

        Assert.Equal("noindex", page.Headers["X-Robots-Tag"]);
        Assert.Empty(page.Document.QuerySelectorAll("script"));
        Assert.DoesNotContain("Sitemap:", (await robot.GetAsync("/robots.txt")).Body);
    }

    [Fact]
    public async Task A_service_with_an_operator_is_listed_except_its_private_pages()
    {
        await using var real = new RealService(App);
        using var robot = real.CreateClient();

        var home = await robot.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(home.Headers.Contains("X-Robots-Tag"));
        Assert.Contains("Sitemap: https://pacte.test/sitemap.xml", await robot.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)));
        var own = await robot.GetAsync(new Uri("/rendez-vous/ABCDEF?cle=x", UriKind.Relative));
        Assert.Equal("noindex", Assert.Single(own.Headers.GetValues("X-Robots-Tag")));
    }
}
