using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Zones;

public sealed class ZonesPageTests(PacteApp app) : IClassFixture<PacteApp>
{
    private readonly Given given = new(app.Database, app.Clock);

    [Fact]
    public async Task Get_shows_what_each_zone_asks_for_and_what_doctors_accepted()
    {
        var site = await given.SiteAsync(GivenPlaces.Ham);
        var day = new DateOnly(2027, 5, 4);
        await given.NeedAsync(site, day.AddDays(1));
        await given.SessionAsync(site, await given.DoctorAsync(), day, DayPart.Morning, SessionState.Confirmed);
        await given.SessionAsync(site, await given.DoctorAsync(), day.AddDays(2), DayPart.FullDay, SessionState.Proposed);
        using var visitor = app.NewVisitor(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var page = await visitor.GetAsync("/ars/zones?mois=2027-05");

        var row = page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Est de la Somme", StringComparison.Ordinal));
        Assert.Contains("0,5 sur 2,5", row.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("1 en attente d’une réponse", row.QuerySelector("td .quiet")?.TextContent.Replace('\u00A0', ' '));
        Assert.Equal("En partie", row.QuerySelector("td .badge")?.TextContent);
        Assert.Contains("mai 2027", page.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_sees_its_own_region_only()
    {
        await given.PlacesAsync();
        using var visitor = app.NewVisitor(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var own = await visitor.GetAsync("/ars/zones");
        var other = await visitor.GetAsync($"/ars/zones?region={GivenPlaces.Occitanie}");

        Assert.Equal(["Est de la Somme", "Haute Somme"], own.TextsOf("tbody th a[href^='/ars/lieux']"));
        Assert.Null(own.Document.QuerySelector("select"));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task The_ministry_sees_all_and_chooses_a_region()
    {
        await given.PlacesAsync();
        using var visitor = app.NewVisitor(Given.AsNational());

        var all = await visitor.GetAsync("/ars/zones");
        var chosen = await all.Form("main select").Fill("region", GivenPlaces.Occitanie).SubmitAsync("Voir");

        Assert.Equal(["Est de la Somme", "Haute Somme", "Nord Basse-Terre", "Pays de Mirepoix"], all.TextsOf("tbody th a[href^='/ars/lieux']"));
        Assert.Equal(["Pays de Mirepoix"], chosen.TextsOf("tbody th a[href^='/ars/lieux']"));
        // The national map bears no numbers, so the table beside it bears none either.
        Assert.Empty(all.Document.QuerySelectorAll("tbody .pin"));
        Assert.Equal(["1"], chosen.TextsOf("tbody .pin"));
    }

    [Fact]
    public async Task A_demonstration_zone_and_a_source_say_what_they_are()
    {
        await given.PlacesAsync();
        await using (var db = app.Database.Open())
        {
            await db.Database.ExecuteSqlAsync($"update priority_zones set is_demonstration = true where epci_siren = '200067940'");
            await db.Database.ExecuteSqlAsync($"update priority_zones set source = 'https://ars.example/zones', confidence = 'medium' where epci_siren = '249710062'");
        }
        using var visitor = app.NewVisitor(Given.AsNational());

        var page = await visitor.GetAsync("/ars/zones");

        Assert.Single(page.TextsOf("tbody th .badge"), "Démonstration");
        Assert.Single(page.TextsOf("svg.map title"), title => title.Contains("(démonstration)", StringComparison.Ordinal));
        Assert.Equal("Source publique à confirmer : Nord Basse-Terre", page.TextsOf("a[href='https://ars.example/zones']").Single());
    }
}
