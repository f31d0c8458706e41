using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;

namespace Pacte.BrowserTests.Pages;

/// <summary>What is asked of every page, with the demonstration's data on it.</summary>
public sealed class EveryPageTests(PageScene scene, Chromium chromium) : IClassFixture<PageScene>
{
    [Theory]
    [ClassData(typeof(PageAddresses))]
    public async Task Is_accessible_well_printed_and_fits_every_screen(string address)
    {
        foreach (var sample in scene.Of(address))
        {
            var page = await OpenAsync(sample);
            if (!sample.IsVerbatim)
                await Typography.AssertFrenchAsync(page);
            await Axe.AssertNoViolationAsync(page);
            await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            await Axe.AssertNoViolationAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Axe.AssertReadableAsync(page);
            await page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
            await Layout.AssertFitsAsync(page);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public void No_sample_is_left_of_a_page_that_went() => Assert.Empty(scene.Unused);

    private async Task<IPage> OpenAsync(PageSample sample)
    {
        var page = sample.Reader is { } reader
            ? await chromium.NewPageAsync(scene.App, Screen.Desk, reader)
            : await chromium.NewPageAsync(scene.App, Screen.Desk);
        var answer = await page.GotoAsync(sample.Address);
        Assert.Equal(sample.Status, answer!.Status);
        Assert.Equal(sample.Address.Split('?')[0], new Uri(page.Url).AbsolutePath);
        return page;
    }
}
