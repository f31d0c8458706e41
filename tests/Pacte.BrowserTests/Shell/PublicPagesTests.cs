using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Shell;

public sealed class PublicPagesTests(PacteApp app, Chromium chromium) : IClassFixture<PacteApp>
{
    [Theory]
    [InlineData("/aide")]
    [InlineData("/accessibilite")]
    [InlineData("/comment-ca-marche")]
    [InlineData("/donnees-personnelles")]
    [InlineData("/mentions-legales")]
    [InlineData("/regles")]
    [InlineData("/page-qui-n-existe-pas")]
    public async Task Is_accessible_and_fits_a_phone(string address)
    {
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.NewPageAsync(app, Screen.Phone, colors: colors);
            await page.GotoAsync(address);

            await Axe.AssertNoViolationAsync(page);
            Assert.Equal(Screen.Phone.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task No_public_page_loads_a_script()
    {
        var page = await chromium.NewPageAsync(app, Screen.Desk);
        var scripts = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "script")
                scripts.Add(request.Url);
        };
        await page.GotoAsync("/aide");

        Assert.Empty(scripts);
        await page.Context.CloseAsync();
    }
}
