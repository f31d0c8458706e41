using Pacte.BrowserTests.Kit;
using Pacte.Web.Languages;

namespace Pacte.BrowserTests.Pages;

/// <summary>What patients receive: HTML as its rules ask, in sentences that a child of twelve reads.</summary>
public sealed class PatientPagesTests(PageScene scene, Chromium chromium) : IClassFixture<PageScene>
{
    [Fact]
    public async Task Every_page_that_anybody_may_open_is_valid_in_each_language()
    {
        using var client = new HttpClient { BaseAddress = scene.App.Address };
        var pages = new List<ServedPage>();
        foreach (var sample in scene.OpenToAll)
        {
            using var answer = await client.GetAsync(new Uri(sample.Address, UriKind.Relative));
            Assert.Equal((sample.Address, sample.Status), (sample.Address, (int)answer.StatusCode));
            pages.Add(new(sample.Address, await answer.Content.ReadAsStringAsync()));
        }

        var found = await HtmlValidator.CheckAsync(pages);

        Assert.True(found.Count == 0, string.Join('\n', found.Take(60)));
        Assert.Contains(pages, page => IsEnglish(page.Address));
    }

    [Fact]
    public async Task A_page_that_breaks_the_rules_is_seen()
    {
        var found = await HtmlValidator.CheckAsync([new("/faute", "<!DOCTYPE html><html lang=\"fr\"><head><title>Une</title></head><body><p><div>mal</p></body></html>")]);

        Assert.NotEmpty(found);
    }

    [Fact]
    public async Task Sentences_are_short()
    {
        var found = new List<string>();
        var page = await chromium.NewPageAsync(scene.App, Screen.Desk);
        foreach (var sample in scene.OpenToAll.Where(sample => !IsEnglish(sample.Address)))
        {
            await page.GotoAsync(sample.Address);
            found.AddRange(await PlainWords.FaultsAsync(page));
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    [Fact]
    public async Task A_long_sentence_is_seen()
    {
        var page = await chromium.NewPageAsync(scene.App, Screen.Desk);
        await page.SetContentAsync($"<main><p>Court. Un {string.Join(' ', Enumerable.Repeat("mot", 25))}.</p></main>");

        Assert.StartsWith("26 words", Assert.Single(await PlainWords.FaultsAsync(page), fault => fault.Contains("words:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rendez-vous/{Reference}/bon")]
    [InlineData("/rendez-vous/{Reference}")]
    public async Task An_appointment_takes_one_sheet_of_paper(string address)
    {
        var page = await chromium.NewPageAsync(scene.App, Screen.Desk);
        foreach (var sample in scene.Of(address))
        {
            foreach (var said in (string[])[sample.Address, Speech.EnglishPathOf(sample.Address)])
            {
                await page.GotoAsync(said);
                Assert.Equal((said, 1), (said, await Paper.SheetsAsync(page)));
            }
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_sheets_are_seen()
    {
        var page = await chromium.NewPageAsync(scene.App, Screen.Desk);
        await page.SetContentAsync("<p>Une</p><p style=\"break-before: page\">Deux</p>");

        Assert.Equal(2, await Paper.SheetsAsync(page));
        await page.Context.CloseAsync();
    }

    private static bool IsEnglish(string address) => address.StartsWith(Speech.EnglishRoot + "/", StringComparison.Ordinal) || address == Speech.EnglishRoot;
}
