using Pacte.TestKit;

namespace Pacte.BrowserTests.Kit;

public sealed class ChecksTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task An_image_without_words_is_found_and_named()
    {
        var page = await chromium.NewPageAsync(app, Screen.Desk);
        await page.SetContentAsync("<html lang='fr'><title>Essai</title><main><h1>Essai</h1><img src='data:,'></main></html>");
        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Axe.AssertNoViolationAsync(page));

        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("<p>Où habitez-vous ?</p>")]
    [InlineData("<p>Premier horaire : <b>9 h</b></p>")]
    [InlineData("<p>L'accueil</p>")]
    [InlineData("<p>« Mon mois »</p>")]
    [InlineData("<p>bien</p><input aria-label='Mois : mars'>")]
    public async Task A_sign_after_an_ordinary_space_is_found(string html)
    {
        var page = await chromium.NewPageAsync(app, Screen.Desk);
        await page.SetContentAsync(html);

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Typography.AssertFrenchAsync(page));

        await page.SetContentAsync("<p>Où habitez-vous\u202F? Ici\u00A0: «\u00A0L’Isle\u00A0», à 9\u00A0h.</p>");
        await Typography.AssertFrenchAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_wider_than_its_screen_is_found()
    {
        var page = await chromium.NewPageAsync(app, Screen.Narrow);
        await page.SetContentAsync("<meta name='viewport' content='width=device-width'><p class='long'>" + new string('x', 200) + "</p>");
        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Layout.AssertFitsAsync(page));

        Assert.Contains("long", failure.Message, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
