using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Pacte.BrowserTests.Shell;

/// <summary>The way to the other language: found by keys and by ear, there and back to the same page.</summary>
public sealed class LanguageLinkTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Leads_there_and_back_with_what_was_searched(int width)
    {
        var page = await chromium.NewPageAsync(app, new(width, 800), script: false);
        await page.GotoAsync("/recherche?lieu=xqzzt");

        await FollowByKeysAsync(page, "English");
        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/en/recherche?lieu=xqzzt").ToString());
        await FollowByKeysAsync(page, "Français");

        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/recherche?lieu=xqzzt").ToString());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Is_said_in_the_language_that_it_leads_to()
    {
        var page = await chromium.NewPageAsync(app, Screen.Phone, script: false);
        await page.GotoAsync("/aide");

        var link = page.GetByRole(AriaRole.Link, new() { Name = "English", Exact = true });
        await Expect(link).ToHaveAttributeAsync("lang", "en");
        await Expect(link).ToHaveAttributeAsync("hreflang", "en");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(link).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/connexion")]
    [InlineData("/medecin")]
    public async Task Is_not_offered_where_there_is_no_English(string address)
    {
        var page = await chromium.NewPageAsync(app, Screen.Desk, script: false);
        await page.GotoAsync(address);

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "English", Exact = true })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static async Task FollowByKeysAsync(IPage page, string name)
    {
        var link = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
        for (var step = 0; step < 10 && !await link.EvaluateAsync<bool>("e => e === document.activeElement"); step++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(link).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
