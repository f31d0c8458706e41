using System.Collections.Concurrent;
using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Journeys;

public sealed class AroundMeTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task Once_asked_and_agreed_a_position_of_a_kilometre_leads_to_the_places_around()
    {
        await app.Given.OpenSessionAsync();
        var page = await OpenAsync();
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new() { Latitude = 49.937312f, Longitude = 2.938774f });
        // Told from another thread, also while it is read.
        var posted = new ConcurrentQueue<string>();
        page.Request += (_, request) => posted.Enqueue($"{request.Url} {request.PostData}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Trouver ma commune" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rendez-vous près de Péronne");

        Assert.Contains(posted, request => request.EndsWith("/recherche/autour latitude=49.94&longitude=2.94", StringComparison.Ordinal));
        Assert.DoesNotContain(posted, request => request.Contains("49.937", StringComparison.Ordinal));
        Assert.DoesNotContain("49", new Uri(page.Url).Query, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Refused_it_says_what_to_do_instead()
    {
        await app.Given.PlacesAsync();
        var page = await OpenAsync();
        await page.Context.ClearPermissionsAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Trouver ma commune" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Écrivez votre commune");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_there_is_no_button()
    {
        var page = await chromium.NewPageAsync(app, Screen.Phone, script: false);
        await page.GotoAsync("/autour-de-moi");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Trouver ma commune" })).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByLabel("Ou écrivez votre commune")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.NewPageAsync(app, Screen.Phone);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chercher autour de moi" }).ClickAsync();
        return page;
    }
}
