using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.BrowserTests.Shell;

public sealed class PublicPagesTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task No_public_page_loads_a_script_but_the_one_that_asks_for_a_position()
    {
        var open = await app.Given.OpenSessionAsync();
        var page = await chromium.NewPageAsync(app, Screen.Desk);
        var scripts = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "script")
                scripts.Add(new Uri(request.Url).AbsolutePath);
        };
        app.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        foreach (var address in (string[])["/", "/recherche?lieu=80200", "/aide", "/departements/somme-80", new PublicSite(open.Site).Href])
            await page.GotoAsync(address);
        Assert.Empty(scripts);

        await page.GotoAsync("/autour-de-moi");
        Assert.StartsWith("/autour", Assert.Single(scripts), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_place_on_paper_keeps_what_is_needed_to_go_there()
    {
        var open = await app.Given.OpenSessionAsync();
        var page = await chromium.NewPageAsync(app, Screen.Desk);
        // Sites are kept in memory for a while: the new one is read once that is over.
        app.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        await page.GotoAsync(new PublicSite(open.Site).Href);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var kept in (string[])["h1", ".lead", "h2:text('Y aller')", "h2:text('À apporter')", ".slot b >> nth=0", ".mapbox svg"])
            await Assertions.Expect(page.Locator($"main {kept}")).ToBeVisibleAsync();
        foreach (var left in (string[])["header.top nav", "footer.foot", "main h2:text('Envoyer cette page')", "nav.crumb"])
            await Assertions.Expect(page.Locator(left).First).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }
}
