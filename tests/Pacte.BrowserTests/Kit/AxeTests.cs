using Pacte.TestKit;

namespace Pacte.BrowserTests.Kit;

public sealed class AxeTests(PacteApp app, Chromium chromium) : IClassFixture<PacteApp>
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
}
