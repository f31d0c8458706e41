using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.BrowserTests.Shell;

/// <summary>What somebody on a poor line downloads the first time.</summary>
public sealed class FirstVisitTests(TestPostgres postgres, Chromium chromium, ITestOutputHelper output)
{
    private const int Most = 70_000;

    [Fact]
    public async Task Home_then_results_take_few_bytes_on_the_wire()
    {
        // In development a stylesheet is neither compressed nor kept by the browser.
        await using var app = new ListeningApp(postgres) { InProduction = true };
        await app.InitializeAsync();
        // As many places with free times as a page of results shows.
        for (var site = 0; site < FindSites.MostSites; site++)
            await app.Given.OpenSessionAsync(await app.Given.SiteAsync(GivenPlaces.Peronne), date: app.Given.InDays(2 + site));
        app.Clock.Advance(ZoneDirectory.Age + SiteDirectory.Age);
        var page = await chromium.NewPageAsync(app, Screen.Phone);
        var network = await page.Context.NewCDPSessionAsync(page);
        var (bytes, requests) = (0.0, 0);
        network.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await network.SendAsync("Network.enable");
        var missing = new List<string>();
        page.Response += (_, answer) =>
        {
            if (!answer.Ok || answer.Headers.GetValueOrDefault("content-length") == "0")
                missing.Add($"{answer.Status} {answer.Url}");
        };

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var home = bytes;
        await page.GotoAsync("/recherche?lieu=P%C3%A9ronne", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(FindSites.MostSites, await page.Locator(".cards > li").CountAsync());
        output.WriteLine($"home {home:0} bytes, then results {bytes - home:0} bytes, {requests} requests in all");
        Assert.Empty(missing);
        Assert.InRange(home, 1_000, Most);
        Assert.InRange(bytes - home, 1_000, Most);
        Assert.InRange(bytes, 1_000, Most);
        await page.Context.CloseAsync();
    }
}
