using System.Net;
using Pacte.Domain.Sites;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Sites;

public sealed class SitePagesTests(PacteApp app) : IClassFixture<PacteApp>
{
    private Given Given => field ??= new(app.Database, app.Clock);

    [Fact]
    public async Task An_agent_proposes_a_site_and_opens_it()
    {
        await Given.PlacesAsync();
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var search = await agent.GetAsync("/ars/lieux/nouveau");
        var found = await search.Form("input[name=commune]").Fill("commune", "peronne").SubmitAsync();
        var sheet = await found.FollowAsync("Péronne (Somme)");
        var missing = await sheet.Form("input[name='Input.Name']").SubmitAsync();
        Assert.Contains("Donnez un nom au lieu.", missing.Text);
        Assert.StartsWith("Erreur", missing.Document.Title);
        var site = await missing.Form("input[name='Input.Name']")
            .Fill("Input.Name", "Cabinet de la gare").Fill("Input.Address", "2, rue de la Gare").Fill("Input.Rooms", "2").SubmitAsync();

        Assert.StartsWith("Cabinet de la gare", site.Heading);
        Assert.Contains("Proposé", site.Text);
        var validated = await site.Form("button[value=Validated]").SubmitAsync("Valider");
        var open = await validated.Form("button[value=Open]").SubmitAsync("Ouvrir");
        Assert.Contains("Le lieu sort des plans pour un temps.", open.Text);
        Assert.Contains("Cabinet de la gare", (await agent.GetAsync("/ars/lieux")).Text);
    }

    [Fact]
    public async Task The_front_desk_publishes_changes_and_removes_a_need()
    {
        var site = await Given.SiteAsync(rooms: 1);
        using var desk = await app.EnterAsync(Given.AsFrontDesk(site));
        var page = await desk.GetAsync("/accueil/besoins?mois=2027-04");

        var nothing = await page.Form("#besoin").Fill("Input.Max", "deux").SubmitAsync();
        Assert.Contains("Choisissez une date.", nothing.Text);
        Assert.Contains("Écrivez un nombre, par exemple 1.", nothing.Text);
        Assert.Equal("deux", nothing.Find("input[name='Input.Max']").GetAttribute("value"));

        var published = await nothing.Form("#besoin").Fill("Input.Date", "2027-04-07").Fill("Input.Max", "1").Tick("Input.EachWeek").SubmitAsync();
        Assert.Contains("C’est noté.", published.Text);
        Assert.Equal(4, published.Document.QuerySelectorAll("button[name=retirer]").Length);

        var tooMany = await published.Form("#besoin").Fill("Input.Date", "2027-04-07").Fill("Input.Specialty", nameof(Specialty.Cardiology)).SubmitAsync();
        Assert.Contains("dépassent le nombre de salles", tooMany.Text);
        Assert.Equal("2027-04-07", tooMany.Find("input[name='Input.Date']").GetAttribute("value"));

        var edit = await published.FollowAsync("Modifier le besoin du mercredi 7");
        var changed = await edit.Form("#besoin").Fill("Input.Min", "0").SubmitAsync();
        Assert.Contains("0 · 1 · 1", changed.Text);

        var first = changed.Document.QuerySelectorAll("button[name=retirer]")[0].GetAttribute("value");
        var removed = await changed.Form($"button[name=retirer][value='{first}']").SubmitAsync("Retirer le besoin du mercredi 7");
        Assert.Equal(3, removed.Document.QuerySelectorAll("button[name=retirer]").Length);
        var again = await edit.Form("#besoin").SubmitAsync();
        Assert.Contains("n’existe pas", again.Text);
    }

    [Fact]
    public async Task A_sheet_is_changed_and_keeps_what_was_typed_when_refused()
    {
        var site = await Given.SiteAsync(rooms: 2);
        await Given.NeedAsync(site, Given.InDays(10), desired: 2, max: 2);
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));
        var sheet = await agent.GetAsync($"/ars/lieux/{site.Id}/modifier");

        var hours = await sheet.Form("input[name='Input.Name']").Fill("Input.MorningStart", "13:00").SubmitAsync();
        Assert.Contains("Les heures doivent se suivre", hours.Text);
        var rooms = await hours.Form("input[name='Input.Name']").Fill("Input.MorningStart", "09:00").Fill("Input.Rooms", "1").SubmitAsync();
        Assert.Contains("dépassent le nombre de salles", rooms.Text);
        Assert.Equal("1", rooms.Find("input[name='Input.Rooms']").GetAttribute("value"));
        var saved = await rooms.Form("input[name='Input.Name']").Fill("Input.Rooms", "2").Fill("Input.AccessNote", "Sonnez à la porte bleue.").SubmitAsync();
        Assert.Contains("Sonnez à la porte bleue.", saved.Text);
    }

    [Fact]
    public async Task A_site_closes_in_two_steps_and_not_under_its_sessions()
    {
        var site = await Given.SiteAsync();
        var session = await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10));
        using var agent = await app.EnterAsync(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var page = await agent.GetAsync($"/ars/lieux/{site.Id}");
        Assert.Null(page.Document.QuerySelector("button[value=Closed]"));
        var sure = await page.FollowAsync("Fermer");
        var refused = await sure.Form("button[value=Closed]").SubmitAsync("Oui, fermer ce lieu");
        Assert.Contains("Annulez-les d’abord", refused.Text);
        Assert.NotNull(refused.Document.QuerySelector($".alert a[href='/ars/vacations/{session.Id}/annuler']"));

        var cancel = await agent.GetAsync($"/ars/vacations/{session.Id}/annuler");
        await cancel.Form("[name=Reason]").SubmitAsync();
        var closed = await sure.Form("button[value=Closed]").SubmitAsync("Oui, fermer ce lieu");
        Assert.Contains("Ce lieu est fermé", closed.Text);
    }

    [Fact]
    public async Task Another_region_gets_the_page_of_what_does_not_exist()
    {
        var site = await Given.SiteAsync();
        using var stranger = await app.EnterAsync(Given.AsAgency(GivenPlaces.Occitanie));

        foreach (var address in (string[])[$"/ars/lieux/{site.Id}", $"/ars/lieux/{site.Id}/modifier"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        Assert.DoesNotContain(site.Name, (await stranger.GetAsync("/ars/lieux")).Text);
    }
}
